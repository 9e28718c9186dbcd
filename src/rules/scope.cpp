#include "rules/scope.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace gemlint::rules {
namespace {

/// The category of rules about the choice of the model.
constexpr std::string_view wrong_model = "models";

/// What only matters when a model answers. Who counts tokens asks for no answer.
constexpr std::array<std::string_view, 2> about_answers = {"abilities", "thinking"};
constexpr std::string_view counting = "countTokens";

bool contains(std::span<const std::string_view> list, std::string_view item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

}  // namespace

bool in_scope(const Rule& rule, const Context& context) {
  const Scope& scope = rule.scope;
  if (!scope.methods.empty() && !contains(scope.methods, method_of(context))) return false;
  if (!scope.versions.empty() && !contains(scope.versions, api::to_string(context.version))) return false;
  const auto any_is = [&](std::span<const std::string_view> abilities, api::Known wanted) {
    return std::any_of(abilities.begin(), abilities.end(), [&](std::string_view name) {
      return context.judged != nullptr && api::ability(*context.judged, name, context.as_of) == wanted;
    });
  };
  if (!scope.model_has.empty() && !any_is(scope.model_has, api::Known::yes)) return false;
  if (!scope.model_lacks.empty() && !any_is(scope.model_lacks, api::Known::no)) return false;
  return method_of(context) != counting || !contains(about_answers, rule.category);
}

Context for_details(const Context& context, std::span<const Hit> hits) {
  Context result = context;
  for (const Hit& hit : hits) {
    if (hit.emission->severity == Severity::error && hit.rule->category == wrong_model) result.judged = nullptr;
  }
  return result;
}

}  // namespace gemlint::rules
