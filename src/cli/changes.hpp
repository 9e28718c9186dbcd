/// gemlint rules --since DAY: what changed in the knowledge since then.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "api/model.hpp"
#include "cli/options.hpp"
#include "rules/rule.hpp"

namespace gemlint::cli {

/// One change of the API that the knowledge has.
struct Change {
  std::string date;       ///< YYYY-MM-DD or YYYY-MM
  std::string_view kind;  ///< "rule" or "model"
  std::string_view id;    ///< the rule's id or the model's code
  std::string_view what;  ///< word of rules/ui.json, group "changes"
  std::string detail;     ///< {detail} of that word
};

/// Everything dated on that day or later, the newest first: sources of rules, and what happened to models. Where only a
/// month is known, it counts when it is not before the day's month.
std::vector<Change> changes_since(const rules::RuleSet& rules, const api::Models& models, std::string_view day);

/// Prints them. Returns the exit code: 0, or 2 when the day is none.
int run_changes(const CommandLine& line);

}  // namespace gemlint::cli
