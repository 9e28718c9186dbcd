/// gemlint check: files in, reports out.
#pragma once

#include "cli/options.hpp"

namespace gemlint::cli {

/// Lints what the command line names and prints the report. Returns the exit code: 0 nothing at or above severity
/// error, 1 findings, 2 wrong usage (nothing was linted), 3 something could not be read or written (all else was
/// linted).
int run_check(const CommandLine& line);

/// Prints the table of rules. Returns 0.
int run_rules(const CommandLine& line);

}  // namespace gemlint::cli
