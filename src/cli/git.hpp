/// How git is run: without a shell, and so that nothing that a repository or its user has set makes it ask, page,
/// colour, write, reach the network or start another program for us.
#pragma once

#include <string>
#include <vector>

#include "cli/child_process.hpp"

namespace gemlint::cli {

/// Starts git with these arguments in the current folder; `input` stands on its standard input. Returns what is wrong,
/// or "".
std::string start_git(ChildProcess& git, const std::vector<std::string>& arguments, const std::string& input = {});

struct GitAnswer {
  int exit_code = 0;
  std::string output;
  std::string wrong;  ///< why there is no answer, in git's words where it had any; "" when git ended with 0
};

/// Runs git to its end and keeps what it writes.
GitAnswer ask_git(const std::vector<std::string>& arguments);

/// What git wrote where that is one line.
std::string line_of(const GitAnswer& answer);

/// The first line of what git complains of.
std::string words_of_git(const std::string& complaint);

}  // namespace gemlint::cli
