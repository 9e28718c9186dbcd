/// From the command line to what the core is told, with the checks that need the schemas.
#pragma once

#include <optional>
#include <string>

#include "api/load_models.hpp"
#include "api/load_schemas.hpp"
#include "cli/options.hpp"
#include "lint/options.hpp"
#include "rules/load_rules.hpp"

namespace gemlint::cli {

/// Options of a run, and the tables that they point into when those are not the bundled ones.
struct Settings {
  lint::Options options;
  const api::Models* models = nullptr;
  std::optional<api::LoadedSchemas> own_schemas;
  std::optional<api::LoadedModels> own_models;
  std::optional<rules::LoadedRules> own_rules;  ///< with the team's
};

/// Fills `settings` (which must stay where it is while the options are used). Returns what is wrong, in words, or "".
std::string settings_from(const CommandLine& line, Settings& settings);

}  // namespace gemlint::cli
