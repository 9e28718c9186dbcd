/// `gemlint merge`: several JSON reports as one.
#pragma once

#include "cli/options.hpp"

namespace gemlint::cli {

/// Joins the reports of the command line. Those of the parts of a file become what a run over all of it says. Returns
/// the exit code.
int run_merge(const CommandLine& line);

}  // namespace gemlint::cli
