/// gemlint models: what is known of the models.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "api/model.hpp"
#include "cli/options.hpp"

namespace gemlint::cli {

/// Prints the table of models, or their facts as JSON. Returns the exit code: 0, or 2 for wrong usage and for a pattern
/// that no model has.
int run_models(const CommandLine& line);

/// All facts of `chosen`, as of `day`: {"knowledge", "asOf", "models": [...]}, with the keys of schemas/models.json.
std::string models_json(const api::Models& models, std::span<const api::Model* const> chosen, std::string_view day);

}  // namespace gemlint::cli
