/// What the command line offers, as plain values taken from the definitions of the options: completion scripts and the
/// manual page are made of it, so that no list of options is written twice.
#pragma once

#include <string>
#include <vector>

namespace gemlint::cli {

struct OptionHelp {
  std::vector<std::string> names;    ///< "-q", "--quiet"; of a positional only "PATH"
  std::string value;                 ///< what it takes: "FILE", "TEXT", "UINT"; empty for a flag
  std::vector<std::string> choices;  ///< the values that there are, where they are a closed set
  std::string description;
  std::string default_value;  ///< empty = none, or the description says it
  char delimiter = '\0';      ///< several values can stand in one word, with this between them
  bool is_positional = false;
  bool is_required = false;
  bool repeats = false;  ///< each use adds to the ones before
};

struct CommandHelp {
  std::string name;
  std::string description;
  std::vector<OptionHelp> options;  ///< and positionals
};

struct ProgramHelp {
  CommandHelp own;                    ///< what can be said without a command; it has the program's name
  std::vector<CommandHelp> commands;  ///< in the order of --help
};

}  // namespace gemlint::cli
