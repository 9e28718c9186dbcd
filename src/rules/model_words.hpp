/// What is known of a model, in the reader's words (the groups "models" and "statuses" of rules/ui.json).
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "api/model.hpp"
#include "rules/text.hpp"

namespace gemlint::rules {

/// The words for a status; "" when it is not known.
std::string_view status_in_words(std::span<const Text> ui, api::Status status);

/// How the model's thinking is steered: "budget 512..24576 or 0", "level low/high", "fixed", "no"; "" when not known.
std::string thinking_in_words(std::span<const Text> ui, const api::Model& model);

/// The day of the shutdown: "2026-06-01", "2027-05-07 or later"; "" when there is none.
std::string shutdown_in_words(std::span<const Text> ui, const api::Model& model);

/// What to use in the model's place, what answers for it meanwhile, and who may use it; "" when there is nothing to
/// say.
std::string remarks_in_words(std::span<const Text> ui, const api::Models& models, const api::Model& model,
                             std::string_view day);

/// The status, the day of the shutdown and the remarks, as one line.
std::string lifecycle_in_words(std::span<const Text> ui, const api::Models& models, const api::Model& model,
                               std::string_view day);

}  // namespace gemlint::rules
