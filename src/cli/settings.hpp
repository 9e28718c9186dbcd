/// From the command line and a configuration to what the core is told, with the checks that need the schemas.
#pragma once

#include <optional>
#include <string>

#include "api/load_models.hpp"
#include "api/load_schemas.hpp"
#include "api/own_models.hpp"
#include "cli/options.hpp"
#include "lint/config.hpp"
#include "lint/options.hpp"
#include "rules/load_rules.hpp"

namespace gemlint::cli {

/// Options of a run, and the tables that they point into when those are not the bundled ones.
struct Settings {
  lint::Options options;
  std::string language;  ///< "en", "pl"
  std::string fail_on;   ///< "error", "warning", "info", "never"
  std::optional<api::LoadedSchemas> own_schemas;
  std::optional<api::LoadedModels> own_models;
  std::optional<api::OwnModels> private_models;  ///< with those of the configuration
  std::optional<rules::LoadedRules> own_rules;   ///< with the team's
  std::optional<api::NodePath> wrong_at;         ///< of the configuration's value that cannot be used
};

/// The day, in UTC: YYYY-MM-DD.
std::string today();

/// Fills `settings` (which must stay where it is while the options are used): what the command line says, and where it
/// says nothing what `config` does, whose paths are counted from `folder`. Which rules are on is left to
/// selection_for(). Returns what is wrong, in words, or "".
std::string settings_from(const CommandLine& line, const lint::Config& config, const std::string& folder,
                          Settings& settings);

/// Which rules are on by the command line's wishes, which count before these severities, the later before the earlier.
/// Nothing with `error` when a word names no rule.
std::optional<rules::Selection> selection_for(const CommandLine& line, const rules::RuleSet& rules,
                                              const std::vector<const lint::Severities*>& configured,
                                              std::string& error);

}  // namespace gemlint::cli
