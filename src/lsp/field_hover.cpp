#include "lsp/field_hover.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "lsp/enum_hover.hpp"
#include "lsp/model_facts.hpp"
#include "lsp/type_words.hpp"
#include "lsp/version_hover.hpp"
#include "lsp/words.hpp"
#include "rules/descriptions.hpp"
#include "text/number_text.hpp"

namespace gemlint::lsp {
namespace {

/// More names than these nobody reads in a hover.
constexpr std::size_t most_names = 15;

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
  std::optional<double> least, more_than, most, least_elements, most_elements;
};

/// True of a condition that only the number 0 fulfils, which is what a field has when it is left out.
bool is_left_out(const rules::Condition& condition) {
  return condition.keyword == rules::Keyword::one_of && condition.literals.size() == 1 &&
         condition.literals.front().kind == rules::Literal::Kind::number && condition.literals.front().number == 0;
}

void take_limits(const rules::Condition& condition, Limits& limits) {
  switch (condition.keyword) {
    case rules::Keyword::minimum: limits.least = condition.number; break;
    case rules::Keyword::exclusive_minimum: limits.more_than = condition.number; break;
    case rules::Keyword::maximum: limits.most = condition.number; break;
    case rules::Keyword::min_items: limits.least_elements = condition.number; break;
    case rules::Keyword::max_items: limits.most_elements = condition.number; break;
    case rules::Keyword::all_of:
      for (const rules::Condition& part : condition.all_parts()) take_limits(part, limits);
      break;
    case rules::Keyword::any_of:
      if (condition.part_count == 2 && is_left_out(condition.parts[1])) take_limits(condition.parts[0], limits);
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
  add("hover.more-than", "least", limits.more_than);
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

}  // namespace

void tell_field(MarkedText& out, const Context& context, const TypedDocument& document, std::uint32_t node,
                const Meaning& meaning) {
  const api::Field& field = *meaning.field;
  const api::Schemas& schemas = document.schemas();
  const std::string name = field_path(*meaning.owner, field);
  const bool entry = field.kind == api::Kind::map && meaning.is_element;
  const std::string type = type_words(ui_of(context), schemas, field, entry);
  if (entry) {
    out.sentence(word(context, "hover.entry"), {{"field", {name}}});
  } else {
    out.name(name);
  }
  out.words(": ").words(type);
  out.paragraph().words(rules::description_of(context.language, *meaning.owner, field));
  if (const api::Enum* values = enum_of(schemas, field)) tell_enum_values(out, context, name, *values);
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

}  // namespace gemlint::lsp
