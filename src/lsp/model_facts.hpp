/// Facts about a model as texts, by the names that schemas/models.json has for them, and which field each belongs to
/// (the group "model-facts" of rules/ui.json).
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "api/model.hpp"
#include "api/schema.hpp"
#include "rules/text.hpp"

namespace gemlint::lsp {

/// Whether there is a fact of that name: "maxOutputTokens", "imageSizes", or an ability ("penalties") of `models`.
bool is_model_fact(const api::Models& models, std::string_view name);

/// What is known under that name, on that day: a number, names, "yes" or "no"; empty when nothing is known.
std::vector<std::string> model_fact(const api::Model& model, std::string_view name, std::string_view day);

/// A clause about a field, and the facts for its holes.
struct FieldFact {
  std::string_view text;
  std::vector<std::pair<std::string_view, std::vector<std::string>>> holes;
};

/// What is to be said of the field when a request goes to `model`: of the clauses of the group "model-facts" under
/// "Message.field.", those whose holes can all be filled. A label with "name=value" is only for models whose fact of
/// that name has that value; one that says what a model without an ability does is said alone.
std::vector<FieldFact> model_facts_of(std::span<const rules::Text> ui, const api::Message& message,
                                      const api::Field& field, const api::Model& model, std::string_view day);

}  // namespace gemlint::lsp
