/// `gemlint config`: what applies to a file, and from where.
#pragma once

#include "cli/options.hpp"

namespace gemlint::cli {

/// Prints what holds for the file that `--show` names, setting by setting under their names in gemlint.json; without
/// one, which configuration holds in the current folder. Returns the exit code: 0, or 2 when the configuration cannot
/// be used.
int run_config(const CommandLine& line);

}  // namespace gemlint::cli
