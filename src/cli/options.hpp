/// The command line.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "cli/shard.hpp"
#include "rules/selection.hpp"

namespace gemlint::cli {

enum class Command { check, merge, explain, models, rules, version };
enum class When { automatic, always, never };

/// What the user asked for, not yet checked against the schemas.
struct CommandLine {
  Command command = Command::check;
  std::vector<std::string> paths;
  std::string format = "text";
  std::string model;
  std::string api_version;
  std::string method;
  std::string as_of;
  When color = When::automatic;
  bool quiet = false;
  std::string stdin_filename;
  unsigned jobs = 0;  ///< 0 = as many as the machine has
  bool no_config = false;
  std::size_t max_request = 128u << 20;
  std::size_t max_findings = 1000;  ///< of a file, in text
  When progress = When::automatic;
  std::optional<Shard> shard;        ///< the part of the file that is linted
  std::string shard_file;            ///< where what merging needs of it is kept
  std::vector<std::string> reports;  ///< of `gemlint merge`
  std::string merge_format = "json";
  rules::Wishes wishes;           ///< --select, --ignore, --severity
  std::string fail_on = "error";  ///< error, warning, info or never
  std::optional<std::size_t> max_warnings;
  bool exit_zero = false;
  bool statistics = false;
  bool preview = false;
  std::string language = "en";
  std::vector<std::string> what;          ///< words of `gemlint explain`
  std::string schemas;                    ///< folder; empty = the bundled ones
  std::vector<std::string> rule_folders;  ///< folders with rules of the user's own
  bool fix = false;                       ///< or `gemlint fix`
  bool unsafe_fixes = false;
  bool diff = false;
  bool fix_dry_run = false;
  std::string pattern;  ///< of `gemlint models`
  std::string since;    ///< of `gemlint rules`
};

/// What became of reading the arguments: go on, or end with this exit code (help and usage errors are printed already).
struct Parsed {
  bool go_on = false;
  int exit_code = 0;
  CommandLine line;
};

/// Reads the arguments. A first argument that is no command is a path: `gemlint prompts/` is `gemlint check prompts/`.
Parsed parse_arguments(int argc, const char* const* argv);

}  // namespace gemlint::cli
