/// What the command line says about fixes.
#pragma once

#include <string>

#include "cli/options.hpp"

namespace gemlint::cli {

/// What is to become of fixes.
enum class FixMode { none, write, dry_run, diff };

/// `--diff` comes before `--fix`: gemlint fix --diff writes nothing.
FixMode fix_mode(const CommandLine& line);

/// What about fixing does not go together on this command line, or "".
std::string wrong_for_fix(const CommandLine& line);

}  // namespace gemlint::cli
