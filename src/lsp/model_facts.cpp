#include "lsp/model_facts.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "text/number_text.hpp"

namespace gemlint::lsp {
namespace {

using Words = std::vector<std::string>;

Words words(std::span<const std::string_view> names) { return Words(names.begin(), names.end()); }

Words words(std::string_view name) { return name.empty() ? Words() : Words{std::string(name)}; }

Words words(std::span<const int> numbers) {
  Words said;
  for (const int number : numbers) said.push_back(std::to_string(number));
  return said;
}

template <typename Number>
Words words(const std::optional<Number>& number) {
  return number ? Words{number_text(*number)} : Words();
}

Words words(api::Known known) {
  return known == api::Known::unknown ? Words() : Words{known == api::Known::yes ? "yes" : "no"};
}

struct Fact {
  std::string_view name;
  Words (*of)(const api::Model& model, std::string_view day);
};

Words most_output_tokens(const api::Model& model, std::string_view) {
  const int most = api::max_output_tokens(model);
  return most == 0 ? Words() : Words{std::to_string(most)};
}

Words sampling(const api::Model& model, std::string_view day) {
  const api::Parameters& parameters = model.parameters;
  return api::contains(parameters.sampling_when, day) ? words(to_string(parameters.sampling)) : Words();
}

/// Everything but abilities.
constexpr std::array<Fact, 26> facts = {{
    {"maxOutputTokens", most_output_tokens},
    {"sampling", sampling},
    {"defaultTemperature", [](const auto& model, auto) { return words(model.parameters.default_temperature); }},
    {"maxTemperature", [](const auto& model, auto) { return words(model.parameters.max_temperature); }},
    {"defaultTopP", [](const auto& model, auto) { return words(model.parameters.default_top_p); }},
    {"defaultTopK", [](const auto& model, auto) { return words(model.parameters.default_top_k); }},
    {"maxTopK", [](const auto& model, auto) { return words(model.parameters.max_top_k); }},
    {"control", [](const auto& model, auto) { return words(to_string(model.thinking.control)); }},
    {"budgetMin", [](const auto& model, auto) { return words(model.thinking.budget_min); }},
    {"budgetMax", [](const auto& model, auto) { return words(model.thinking.budget_max); }},
    {"defaultBudget", [](const auto& model, auto) { return words(model.thinking.default_budget); }},
    {"canDisable", [](const auto& model, auto) { return words(model.thinking.can_disable); }},
    {"dynamicBudget", [](const auto& model, auto) { return words(model.thinking.dynamic_budget); }},
    {"levels", [](const auto& model, auto) { return words(model.thinking.levels); }},
    {"defaultLevel", [](const auto& model, auto) { return words(model.thinking.default_level); }},
    {"outputModalities", [](const auto& model, auto) { return words(model.output_modalities); }},
    {"aspectRatios", [](const auto& model, auto) { return words(model.image.aspect_ratios); }},
    {"imageSizes", [](const auto& model, auto) { return words(model.image.sizes); }},
    {"defaultImageSize", [](const auto& model, auto) { return words(model.image.default_size); }},
    {"defaultDimensions", [](const auto& model, auto) { return words(model.embedding.default_dimensions); }},
    {"minDimensions", [](const auto& model, auto) { return words(model.embedding.min_dimensions); }},
    {"maxDimensions", [](const auto& model, auto) { return words(model.embedding.max_dimensions); }},
    {"allowedDimensions", [](const auto& model, auto) { return words(model.embedding.allowed_dimensions); }},
    {"recommendedDimensions", [](const auto& model, auto) { return words(model.embedding.recommended_dimensions); }},
    {"taskTypes", [](const auto& model, auto) { return words(model.embedding.task_types); }},
    {"cachingMinimum", [](const auto& model, auto day) { return words(api::caching_minimum(model, day)); }},
}};

const Fact* find_fact(std::string_view name) {
  const auto found = std::find_if(facts.begin(), facts.end(), [&](const Fact& fact) { return fact.name == name; });
  return found == facts.end() ? nullptr : &*found;
}

/// Fills the holes of the clause; false when a fact is not known.
bool fill_holes(FieldFact& clause, const api::Model& model, std::string_view day) {
  for (std::size_t open = clause.text.find('{'); open != std::string_view::npos;
       open = clause.text.find('{', open + 1)) {
    const std::string_view name = clause.text.substr(open + 1, clause.text.find('}', open) - open - 1);
    Words known = model_fact(model, name, day);
    if (known.empty()) return false;
    clause.holes.emplace_back(name, std::move(known));
  }
  return true;
}

}  // namespace

bool is_model_fact(const api::Models& models, std::string_view name) {
  return find_fact(name) != nullptr ||
         std::find(models.ability_names.begin(), models.ability_names.end(), name) != models.ability_names.end();
}

std::vector<std::string> model_fact(const api::Model& model, std::string_view name, std::string_view day) {
  const Fact* fact = find_fact(name);
  return fact == nullptr ? words(api::ability(model, name, day)) : fact->of(model, day);
}

std::vector<FieldFact> model_facts_of(std::span<const rules::Text> ui, const api::Message& message,
                                      const api::Field& field, const api::Model& model, std::string_view day) {
  std::vector<FieldFact> clauses;
  const std::string beginning = "model-facts." + std::string(message.name) + '.' + std::string(field.name) + '.';
  for (const rules::Text& text : ui) {
    if (!text.name.starts_with(beginning)) continue;
    const std::string_view label = text.name.substr(beginning.size());
    const std::size_t equals = label.find('=');
    const std::string_view name = label.substr(0, equals);
    if (equals != std::string_view::npos) {
      const Words known = model_fact(model, name, day);
      if (known.size() != 1 || known.front() != label.substr(equals + 1)) continue;
    }
    FieldFact clause = {text.text, {}};
    if (!fill_holes(clause, model, day)) continue;
    // Without the ability nothing else about the field matters.
    if (equals != std::string_view::npos && find_fact(name) == nullptr && label.substr(equals + 1) == "no")
      return {std::move(clause)};
    clauses.push_back(std::move(clause));
  }
  return clauses;
}

}  // namespace gemlint::lsp
