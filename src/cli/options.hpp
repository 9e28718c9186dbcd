/// The command line.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "cli/program_help.hpp"
#include "cli/shard.hpp"

namespace gemlint::cli {

enum class Command { check, merge, config, init, explain, lsp, models, rules, completion, manual, version };
enum class When { automatic, always, never };

/// What the user asked for, not yet checked against the schemas.
struct CommandLine {
  Command command = Command::check;
  std::vector<std::string> formats;          ///< of check and merge: NAME, or NAME=FILE
  std::string output_file;                   ///< where the report goes that names no file
  std::string format = "text";               ///< of the tables of rules and models
  std::vector<std::string> paths;            ///< with staged and changed_since none means all files
  bool staged = false;                       ///< only what the next commit holds
  std::optional<std::string> changed_since;  ///< only what is not as in this revision
  std::string model;
  std::string api_version;
  std::string method;
  std::string as_of;
  When color = When::automatic;
  bool quiet = false;
  std::string stdin_filename;
  unsigned jobs = 0;  ///< 0 = as many as the machine has
  bool no_config = false;
  std::string show;                   ///< file of `gemlint config`; empty = none
  std::vector<std::string> snippets;  ///< of `gemlint init`: "pre-commit", "github", "gitlab"
  std::string baseline;               ///< in place of the configured one
  bool write_baseline = false;
  std::size_t max_request = 128u << 20;
  std::size_t max_findings = 1000;  ///< of a file, in text
  When progress = When::automatic;
  std::optional<Shard> shard;        ///< the part of the file that is linted
  std::string shard_file;            ///< where what merging needs of it is kept
  std::vector<std::string> reports;  ///< of `gemlint merge`
  std::vector<std::string> select;
  std::vector<std::string> ignore;
  std::vector<std::string> severities;  ///< "RULE=LEVEL"
  std::string fail_on;                  ///< error, warning, info or never; empty = as configured, or error
  std::optional<std::size_t> max_warnings;
  bool exit_zero = false;
  bool statistics = false;
  bool preview = false;
  std::string language;                   ///< empty = as configured, or en
  std::string usual_language;             ///< where neither this nor a configuration says one; empty = en
  std::vector<std::string> what;          ///< words of `gemlint explain`
  std::string schemas;                    ///< folder; empty = the bundled ones
  std::vector<std::string> rule_folders;  ///< folders with rules of the user's own
  bool fix = false;                       ///< or `gemlint fix`
  bool unsafe_fixes = false;
  bool diff = false;
  bool fix_dry_run = false;
  std::string pattern;  ///< of `gemlint models`
  std::string since;    ///< of `gemlint rules`
  std::string shell;    ///< of `gemlint completion`
};

/// What became of reading the arguments: go on, or end with this exit code (help and usage errors are printed already).
struct Parsed {
  bool go_on = false;
  int exit_code = 0;
  CommandLine line;
  ProgramHelp help;  ///< of `gemlint completion` and `gemlint manual`, which tell others of the command line
};

/// Reads the arguments. A first argument that is no command is a path: `gemlint prompts/` is `gemlint check prompts/`.
Parsed parse_arguments(int argc, const char* const* argv);

}  // namespace gemlint::cli
