/// gemlint completion: a script by which a shell completes gemlint's commands, options and their values.
#pragma once

#include <string>

#include "cli/program_help.hpp"

namespace gemlint::cli {

/// The script for one shell. Sets that are bundled (rules, models, methods, topics) stand in it as words, so that
/// completing starts no program.
std::string bash_completion(const ProgramHelp& program);
std::string zsh_completion(const ProgramHelp& program);
std::string fish_completion(const ProgramHelp& program);

/// Prints the script for `shell`: bash, zsh or fish. Returns the exit code.
int run_completion(const std::string& shell, const ProgramHelp& program);

}  // namespace gemlint::cli
