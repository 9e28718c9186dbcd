/// gemlint manual: the manual page gemlint(1), made of the definitions of the options.
#pragma once

#include <string>

#include "cli/program_help.hpp"

namespace gemlint::cli {

/// The page in the man macros of roff, for a program of that version whose knowledge is of that day (YYYY-MM-DD).
std::string manual_page(const ProgramHelp& program, const std::string& version, const std::string& day);

/// Prints it. Returns the exit code.
int run_manual(const ProgramHelp& program);

}  // namespace gemlint::cli
