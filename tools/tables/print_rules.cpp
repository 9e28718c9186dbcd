#include "print_rules.hpp"

#include <cstdio>
#include <sstream>
#include <string>

#include "literal.hpp"

namespace gemlint::tables {
namespace {

const char* severity_name(Severity severity) {
  return severity == Severity::error     ? "Severity::error"
         : severity == Severity::warning ? "Severity::warning"
                                         : "Severity::info";
}

std::string number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.17g", value);
  return text;
}

/// Prints arrays one after the other; each member returns the name to refer to its array by, "{}" for an empty one.
class Printer {
 public:
  Printer(std::ostream& out, std::string_view language, const api::Schemas& schemas)
      : out_(out), language_(language), schemas_(schemas) {}

  std::string list(std::span<const std::string_view> items) {
    return array("std::string_view", "list", items, [](std::string_view item) { return quoted(item); });
  }

  std::string texts(std::span<const rules::Text> items) {
    return array("rules::Text", "texts", items,
                 [](const rules::Text& item) { return '{' + quoted(item.name) + ", " + quoted(item.text) + '}'; });
  }

  std::string sources(std::span<const rules::Source> items) {
    return array("rules::Source", "sources", items,
                 [](const rules::Source& item) { return '{' + quoted(item.url) + ", " + quoted(item.date) + '}'; });
  }

  std::string emissions(std::span<const rules::Emission> items) {
    return array("rules::Emission", "emissions", items, [](const rules::Emission& item) {
      return '{' + quoted(item.name) + ", " + severity_name(item.severity) + ", " + quoted(item.message) + ", " +
             quoted(item.server) + ", " + quoted(item.server_each) + '}';
    });
  }

  std::string cases(std::span<const rules::GuidanceCase> items) {
    return array("rules::GuidanceCase", "cases", items, [](const rules::GuidanceCase& item) {
      return '{' + quoted(item.symptom) + ", " + quoted(item.remedy) + '}';
    });
  }

  std::string parameters(std::span<const rules::GuidanceParameter> items) {
    return array("rules::GuidanceParameter", "parameters", items, [](const rules::GuidanceParameter& item) {
      return '{' + quoted(item.name) + ", " + number(item.minimum) + ", " + number(item.maximum) + ", " +
             (item.whole ? "true" : "false") + ", " + quoted(item.model_limit) + '}';
    });
  }

  std::string literals(std::span<const rules::Literal> items) {
    return array("rules::Literal", "literals", items, [](const rules::Literal& item) {
      return "{static_cast<rules::Literal::Kind>(" + std::to_string(static_cast<int>(item.kind)) + "), " +
             quoted(item.text) + ", " + number(item.number) + '}';
    });
  }

  /// What a condition is on: a message, or something else that has no fields.
  const api::Message* message_of(const api::Field* field) const {
    return field != nullptr && field->kind == api::Kind::message ? &schemas_.messages[field->type] : nullptr;
  }

  /// Names with the places of the fields, where `message` has them.
  std::string field_names(std::span<const api::FieldName> names, const api::Message* message) {
    return array("api::FieldName", "names", names, [&](const api::FieldName& name) {
      const api::Field* field = message == nullptr ? nullptr : api::find_field(*message, name.text);
      if (field == nullptr) return '{' + quoted(name.text) + '}';
      return '{' + quoted(name.text) + ", " + std::to_string(message - schemas_.messages.data()) + ", " +
             std::to_string(field - message->fields.data()) + '}';
    });
  }

  std::string condition(const rules::Condition& item, const api::Message* message, const api::Field* list) {
    using rules::Keyword;
    const api::Message* inside = message;
    const api::Field* elements = list;
    if (item.keyword == Keyword::property) {
      const api::Field* field = message == nullptr ? nullptr : api::find_field(*message, item.names[0].text);
      const bool many = field != nullptr && field->repeated;
      inside = many ? nullptr : message_of(field);
      elements = many ? field : nullptr;
    } else if (item.keyword == Keyword::items || item.keyword == Keyword::contains) {
      inside = message_of(list);
      elements = nullptr;
    } else if (item.keyword == Keyword::other_properties || item.keyword == Keyword::property_names) {
      inside = nullptr;
      elements = nullptr;
    }
    const std::string parts = array("rules::Condition", "conditions", item.all_parts(),
                                    [&](const rules::Condition& part) { return condition(part, inside, elements); });
    return "{static_cast<rules::Keyword>(" + std::to_string(static_cast<int>(item.keyword)) + "), " +
           number(item.number) + ", " + field_names(item.names, message) + ", " + literals(item.literals) + ", " +
           (item.part_count == 0 ? "nullptr" : parts) + ", " + std::to_string(item.part_count) + '}';
  }

  /// A condition on what its rule is on.
  std::string condition(const rules::Condition& item, const rules::Rule& rule) {
    const std::size_t dot = rule.on.find('.');
    const api::Message* message = api::find_message(schemas_, rule.on.substr(0, dot));
    if (message == nullptr || dot == std::string_view::npos) return condition(item, message, nullptr);
    const api::Field* field = api::find_field(*message, rule.on.substr(dot + 1));
    const bool many = field != nullptr && field->repeated;
    return condition(item, many ? nullptr : message_of(field), many ? field : nullptr);
  }

  std::string scope(const rules::Scope& item) {
    return '{' + list(item.methods) + ", " + list(item.versions) + ", " + list(item.model_has) + ", " +
           list(item.model_lacks) + '}';
  }

  std::string values(std::span<const rules::Value> items) {
    return array("rules::Value", "values", items, [this](const rules::Value& item) {
      return '{' + quoted(item.name) + ", " + list(item.texts) + ", " + number(item.number) + '}';
    });
  }

  std::string fix(const rules::FixRecipe& item) {
    return "{static_cast<rules::FixAction>(" + std::to_string(static_cast<int>(item.action)) + "), " + quoted(item.at) +
           ", " + quoted(item.text) + ", " + (item.safe ? "true" : "false") + ", " + (item.all ? "true" : "false") +
           '}';
  }

  std::string rules(std::span<const rules::Rule> items) {
    return array("rules::Rule", "rules", items, [this](const rules::Rule& rule) {
      return '{' + quoted(rule.id) + ", " + quoted(rule.category) + ", " + severity_name(rule.severity) + ", " +
             quoted(rule.title) + ", " + quoted(rule.why) + ", " + quoted(rule.guidance) + ", " + quoted(rule.stage) +
             ", " + std::to_string(rule.http) + ", " + quoted(rule.status) + ", " + emissions(rule.emits) + ", " +
             texts(rule.hints) + ", " + texts(rule.fixes) + ", " + list(rule.causes) + ", " + sources(rule.sources) +
             ", " + quoted(rule.on) + ", " + quoted(rule.check) + ", " + (rule.preview ? "true" : "false") + ", " +
             scope(rule.scope) + ", " + list(rule.needs) + ", " + condition(rule.when, rule) + ", " +
             condition(rule.require, rule) + ", " + list(rule.report_at) + ", " + fix(rule.fix) + ", " +
             values(rule.values) + ", static_cast<rules::Tag>(" + std::to_string(static_cast<int>(rule.tag)) + ")}";
    });
  }

  std::string foreign(const rules::Foreign& foreign) {
    const std::string names = array("rules::ForeignName", "foreign_names", foreign.names, [](const auto& item) {
      return '{' + quoted(item.message) + ", " + quoted(item.name) + ", " + quoted(item.use) + ", " +
             quoted(item.hint) + ", static_cast<rules::Remedy>(" + std::to_string(static_cast<int>(item.remedy)) +
             "), " + quoted(item.of) + ", " + quoted(item.with) + ", " + (item.safe ? "true" : "false") + '}';
    });
    const std::string shapes = array("rules::ForeignShape", "foreign_shapes", foreign.shapes, [this](const auto& item) {
      return '{' + quoted(item.message) + ", " + list(item.has) + ", " + quoted(item.use) + ", " + quoted(item.with) +
             '}';
    });
    const std::string values = array("rules::ForeignValue", "foreign_values", foreign.values, [](const auto& item) {
      return '{' + quoted(item.on) + ", " + quoted(item.of) + ", " + quoted(item.use) + ", " + quoted(item.with) +
             ", " + (item.safe ? "true" : "false") + '}';
    });
    return '{' + names + ", " + shapes + ", " + values + '}';
  }

  std::string guidance(std::span<const rules::Guidance> items) {
    return array("rules::Guidance", "guidance", items, [this](const rules::Guidance& entry) {
      return '{' + quoted(entry.id) + ", " + std::to_string(entry.http) + ", " + quoted(entry.status) + ", " +
             quoted(entry.topic) + ", " + quoted(entry.title) + ", " + quoted(entry.cause) + ", " +
             quoted(entry.remedy) + ", " + quoted(entry.line) + ", " + quoted(entry.example) + ", " + list(entry.also) +
             ", " + cases(entry.cases) + ", " + parameters(entry.parameters) + ", " + list(entry.links) + ", " +
             sources(entry.sources) + '}';
    });
  }

 private:
  template <typename Item, typename Literal>
  std::string array(const char* type, const char* what, std::span<const Item> items, Literal&& literal) {
    if (items.empty()) return "{}";
    std::ostringstream body;
    for (const Item& item : items) body << "  " << literal(item) << ",\n";  // arrays inside are printed first
    const std::string name = std::string(what) + '_' + language_ + '_' + std::to_string(++count_);
    out_ << "constexpr " << type << ' ' << name << "[] = {\n" << body.str() << "};\n";
    return name;
  }

  std::ostream& out_;
  std::string language_;
  const api::Schemas& schemas_;
  int count_ = 0;
};

}  // namespace

void print_rules(std::ostream& out, const rules::RuleSet& set, std::string_view language, const api::Schemas& schemas) {
  Printer printer(out, language, schemas);
  const std::string all = printer.rules(set.rules);
  const std::string words = printer.texts(set.words);
  const std::string foreign = printer.foreign(set.foreign);
  const std::string guidance = printer.guidance(set.guidance);
  const std::string ui = printer.texts(set.ui);
  out << "constexpr rules::RuleSet rule_set_" << language << " = {" << all << ", " << words << ", " << foreign << ", "
      << guidance << ", " << ui << "};\n";
}

}  // namespace gemlint::tables
