/// gemlint explain: a rule, an error code or a topic of the guide, in full.
#pragma once

#include "cli/options.hpp"

namespace gemlint::cli {

/// Prints what is known of the rule, error code or topic that the command line names; without one, the guide's table of
/// contents. Returns the exit code: 0, or 2 when there is nothing of that name (the nearest ones are suggested).
int run_explain(const CommandLine& line);

}  // namespace gemlint::cli
