/// `gemlint init`: a configuration to begin with, and what hooks and CI jobs need.
#pragma once

#include "cli/options.hpp"

namespace gemlint::cli {

/// Writes gemlint.json into the current folder and what was asked for beside it. Files that are there stay as they are:
/// of these it prints what to add. Returns the exit code: 0, 2 when there is a gemlint.json and nothing else was asked
/// for, or 3 when a file could not be written.
int run_init(const CommandLine& line);

}  // namespace gemlint::cli
