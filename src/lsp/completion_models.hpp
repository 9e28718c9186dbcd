/// The models that completion offers.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "lsp/completion_lists.hpp"

namespace gemlint::lsp {

/// Whether the model's own list has a method, by its name in urls. What is not known counts as taken.
bool takes(const rules::RuleSet& rules, const api::Model& model, std::string_view verb);

/// Calls `add(model, sort)`, which returns the completion that it made, for each model that is or was served and has
/// the method `verb` ("" = any). Where nobody says what a model has, it is what others like it have. The one
/// that the request's url names comes first, and those that not everybody may use come behind the others.
void each_model(const Completing& completing, std::string_view verb,
                const std::function<Completion&(const api::Model&, std::string)>& add);

}  // namespace gemlint::lsp
