#include "lsp/field_hover.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "lsp/model_facts.hpp"
#include "lsp/type_words.hpp"
#include "lsp/words.hpp"
#include "rules/descriptions.hpp"
#include "text/number_text.hpp"

namespace gemlint::lsp {
namespace {

/// More names than these nobody reads in a hover.
constexpr std::size_t most_names = 15;

std::string full_name(const api::Message& message, const api::Field& field) {
  return std::string(message.name) + '.' + std::string(field.name);
}

/// The fields of which only one can be set.
void tell_oneof(MarkedText& out, const Context& context, const api::Message& message, const api::Field& field) {
  if (field.oneof == 0) return;
  std::vector<std::string> names;
  std::size_t count = 0;
  for (const api::Field& other : message.fields) {
    if (other.oneof == field.oneof && ++count <= most_names) names.emplace_back(other.name);
  }
  if (count < 2) return;
  if (count > most_names) names.emplace_back("…");
  out.paragraph().sentence(word(context, "hover.one-of"), {{"fields", names}});
}

/// What rules without further conditions allow at a field.
struct Limits {
  std::optional<double> least, most, least_elements, most_elements;
};

void take_limits(const rules::Condition& condition, Limits& limits) {
  switch (condition.keyword) {
    case rules::Keyword::minimum: limits.least = condition.number; break;
    case rules::Keyword::maximum: limits.most = condition.number; break;
    case rules::Keyword::min_items: limits.least_elements = condition.number; break;
    case rules::Keyword::max_items: limits.most_elements = condition.number; break;
    case rules::Keyword::all_of:
      for (const rules::Condition& part : condition.all_parts()) take_limits(part, limits);
      break;
    default: break;
  }
}

/// True for a rule that holds for every request.
bool is_general(const rules::Rule& rule) {
  const rules::Scope& scope = rule.scope;
  return scope.methods.empty() && scope.versions.empty() && scope.model_has.empty() && scope.model_lacks.empty() &&
         rule.when.keyword == rules::Keyword::all_of && rule.when.part_count == 0 && !rule.preview;
}

/// The range that a field takes whatever the model, as the rules know it.
void tell_limits(MarkedText& out, const Context& context, const std::string& field) {
  Limits limits;
  for (const rules::Rule& rule : rules::bundled_rules(context.language).rules) {
    if (rule.on == field && is_general(rule)) take_limits(rule.require, limits);
  }
  std::vector<std::string> parts;
  const auto add = [&](std::string_view text, std::string_view hole, const std::optional<double>& number) {
    if (number) parts.push_back(sentence(context, text, {{hole, number_text(*number)}}));
  };
  add("hover.least", "least", limits.least);
  add("hover.most", "most", limits.most);
  add("hover.least-elements", "least", limits.least_elements);
  add("hover.most-elements", "most", limits.most_elements);
  std::string range;
  for (const std::string& part : parts) range += (range.empty() ? "" : " ") + part;
  if (!range.empty()) out.paragraph().words(sentence(context, "hover.takes", {{"range", range}}));
}

/// What the request's model makes of the field.
void tell_model_facts(MarkedText& out, const Context& context, const lint::Request* request, const Meaning& meaning) {
  const lint::Options& options = *context.options;
  if (request == nullptr || options.models == nullptr || request->endpoint.model.empty()) return;
  const api::Model* model = api::find_model(*options.models, request->endpoint.model);
  const api::Model* judged = model == nullptr ? nullptr : api::judged_model(*options.models, *model, options.as_of);
  if (judged == nullptr) return;
  const std::vector<FieldFact> facts =
      model_facts_of(ui_of(context), *meaning.owner, *meaning.field, *judged, options.as_of);
  if (facts.empty()) return;
  out.paragraph().name(judged->code);
  std::string_view separator = ": ";
  for (const FieldFact& fact : facts) {
    out.words(separator).sentence(fact.text, fact.holes);
    separator = "; ";
  }
  out.words(".");
}

/// The words of the rule about versions; `kind` is "not-in-version" or "route-not-in-version".
void tell_missing(MarkedText& out, const Context& context, const std::string& kind, api::Tier tier,
                  const rules::Arguments& arguments) {
  const char* letter = tier == api::Tier::a ? "-a" : tier == api::Tier::b ? "-b" : "-c";
  const auto spoken = rules::find_emission(rules::bundled_rules(context.language), "decode", kind + letter);
  if (spoken) out.paragraph().words(rules::fill(spoken->emission->message, arguments)).words(".");
}

/// A route that takes such a body, if v1 has none that does.
const api::Route* only_in_v1beta(const api::Schemas& schemas, const lint::Request& request) {
  if (request.endpoint.route != nullptr) return request.endpoint.route->in_v1 ? nullptr : request.endpoint.route;
  const api::Route* found = nullptr;
  for (const api::Route& route : schemas.routes) {
    if (route.request == api::no_index || &schemas.messages[route.request] != request.endpoint.request) continue;
    if (route.in_v1) return nullptr;
    if (found == nullptr) found = &route;
  }
  return found;
}

}  // namespace

void tell_versions(MarkedText& out, const Context& context, const api::Route& route) {
  if (route.in_v1) {
    out.paragraph().words(word(context, "hover.both-versions"));
  } else {
    tell_missing(out, context, "route-not-in-version", route.tier, {{"route", std::string(route.id)}});
  }
}

void tell_versions(MarkedText& out, const Context& context, const TypedDocument& document, std::uint32_t node) {
  const lint::Request* request = document.request_of(node);
  if (request == nullptr) return;
  Meaning meaning = TypedDocument::meaning_of_body(*request);
  for (const std::uint32_t step : document.way_to(node)) {
    meaning = document.below(meaning, step);
    if (meaning.field == nullptr || meaning.field->tier == api::Tier::none) continue;
    return tell_missing(out, context, "not-in-version", meaning.field->tier,
                        {{"field", std::string(meaning.field->name)}});
  }
  if (const api::Route* route = only_in_v1beta(document.schemas(), *request))
    return tell_versions(out, context, *route);
  out.paragraph().words(word(context, "hover.both-versions"));
}

void tell_enum_values(MarkedText& out, const Context& context, const api::Enum& type) {
  out.paragraph().words(word(context, "hover.values"));
  const std::size_t shown = std::min(type.values.size(), most_names);
  for (const api::EnumValue& value : type.values.first(shown)) {
    out.item().name(value.name);
    if (context.own_schemas != nullptr) continue;
    const std::string_view meaning = rules::description_of(context.language, type, value.name);
    if (!meaning.empty()) out.words(": ").words(meaning);
  }
  if (const std::size_t more = type.values.size() - shown; more > 0)
    out.item().words(sentence(context, "hover.more", {{"count", std::to_string(more)}}));
}

void tell_field(MarkedText& out, const Context& context, const TypedDocument& document, std::uint32_t node,
                const Meaning& meaning) {
  const api::Field& field = *meaning.field;
  const api::Schemas& schemas = document.schemas();
  const std::string name = full_name(*meaning.owner, field);
  const bool entry = field.kind == api::Kind::map && meaning.is_element;
  const std::string type = type_words(ui_of(context), schemas, field, entry);
  if (entry) {
    out.sentence(word(context, "hover.entry"), {{"field", {name}}});
  } else {
    out.name(name);
  }
  out.words(": ").words(type);
  out.paragraph().words(rules::description_of(context.language, *meaning.owner, field));
  if (const api::Enum* values = enum_of(schemas, field)) tell_enum_values(out, context, *values);
  tell_oneof(out, context, *meaning.owner, field);
  tell_limits(out, context, name);
  tell_model_facts(out, context, document.request_of(node), meaning);
  tell_versions(out, context, document, node);
}

void tell_message(MarkedText& out, const Context& context, const TypedDocument& document, std::uint32_t node,
                  const api::Message& message) {
  out.name(message.name);
  out.paragraph().words(rules::description_of(context.language, message));
  tell_versions(out, context, document, node);
}

void tell_enum_value(MarkedText& out, const Context& context, const Meaning& meaning, const api::Enum& type,
                     const api::EnumValue& value) {
  out.name(full_name(*meaning.owner, *meaning.field)).words(": ").name(value.name);
  out.paragraph();
  if (context.own_schemas == nullptr) out.words(rules::description_of(context.language, type, value.name));
  // The value 0 of an enum is what an absent field has.
  if (value.number == 0 && value.name.ends_with("UNSPECIFIED"))
    out.paragraph().words(word(context, "hover.unspecified"));
}

}  // namespace gemlint::lsp
