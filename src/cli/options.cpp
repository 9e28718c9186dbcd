#include "cli/options.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <iostream>
#include <sstream>
#include <string_view>

#include "report/visible.hpp"

namespace gemlint::cli {
namespace {

constexpr int exit_usage = 2;

constexpr std::array<std::string_view, 6> commands = {"check", "fix", "merge", "explain", "models", "rules"};

bool is_command_or_option(std::string_view word) {
  return (word.size() > 1 && word.front() == '-') || word == "help" ||
         std::find(commands.begin(), commands.end(), word) != commands.end();
}

void add_language_option(CLI::App& command, CommandLine& line) {
  command.add_option("--language", line.language, "en or pl")
      ->check(CLI::IsMember({"en", "pl"}))
      ->capture_default_str();
}

void add_check_options(CLI::App& check, CommandLine& line, std::string& color, std::string& progress,
                       std::string& shard) {
  check.add_option("PATH", line.paths, "Files and folders; - is standard input. Default: the current folder")
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  check.add_option("--format", line.format, "text or json")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();
  check.add_option("--model", line.model, "Model of requests that name none");
  check.add_option("--api-version", line.api_version, "v1, v1beta or v1alpha, for requests without a url")
      ->check(CLI::IsMember({"v1", "v1beta", "v1alpha"}));
  check.add_option("--method", line.method,
                   "What the files hold: generateContent, embedContent, cachedContents.create, ...");
  add_language_option(check, line);
  check.add_option("--as-of", line.as_of, "Judge as on this day, YYYY-MM-DD. Default: today");
  check.add_option("--color", color, "auto, always or never")
      ->check(CLI::IsMember({"auto", "always", "never"}))
      ->capture_default_str();
  check.add_flag("-q,--quiet", line.quiet, "No summary when there is nothing to report");
  check.add_option("--stdin-filename", line.stdin_filename,
                   "Name to report for standard input; its ending tells JSON from JSONL");
  check.add_option("-j,--jobs", line.jobs, "Threads. Default: as many as the machine has")
      ->check(CLI::Range(1u, 1024u));
  check.add_flag("--no-config", line.no_config, "Read no gemlint.json");
  check
      .add_option("--max-request", line.max_request,
                  "Bytes of one line or document; larger ones are reported and skipped")
      ->check([](const std::string& size) {
        return size.find('-') == std::string::npos ? std::string() : "a size cannot be negative";
      })
      ->transform(CLI::AsSizeValue(false))
      ->capture_default_str();
  check
      .add_option("--max-findings", line.max_findings,
                  "Findings of one file that text output shows; all are counted, and JSON has them all")
      ->capture_default_str();
  check.add_option("--progress", progress, "auto, always or never: how far a long run has come, on standard error")
      ->check(CLI::IsMember({"auto", "always", "never"}))
      ->capture_default_str();
  check.add_option("--shard", shard, "I/N: only the I-th of N parts of a JSONL file; see docs/scale.md")
      ->check([](const std::string& text) { return shard_from(text) ? "" : "write I/N, as in 2/8"; }, "I/N");
  check.add_option("--shard-file", line.shard_file, "Where to keep what gemlint merge needs of the part");
  check.add_option("--schemas", line.schemas,
                   "Folder with api/v1beta.json, methods.json, recognise.json and, if there is one, models.json to use "
                   "in place of the bundled ones");
}

void add_fix_options(CLI::App& check, CommandLine& line) {
  check.add_flag("--fix", line.fix, "Apply the fixes that are safe, then lint; see docs/fixes.md");
  check.add_flag("--unsafe-fixes", line.unsafe_fixes, "Apply those too that may change what a request means");
  check.add_flag("--diff", line.diff, "Only show what fixes would change, as a patch");
  check.add_flag("--fix-dry-run", line.fix_dry_run, "Only report what would be fixed, and what would be left");
}

void add_exit_options(CLI::App& command, CommandLine& line) {
  command
      .add_option("--fail-on", line.fail_on,
                  "The least severity that makes the exit code 1: error, warning, info, never")
      ->check(CLI::IsMember({"error", "warning", "info", "never"}))
      ->capture_default_str();
  command.add_option("--max-warnings", line.max_warnings, "More warnings than this make the exit code 1")
      ->check(CLI::NonNegativeNumber);
  command.add_flag("--exit-zero", line.exit_zero, "Exit code 0 whatever is found");
  command.add_flag("--statistics", line.statistics, "Count the findings by rule instead of showing them");
}

void add_merge_options(CLI::App& merge, CommandLine& line) {
  merge.add_option("REPORT", line.reports, "JSON reports of gemlint check; those of parts may come in any order")
      ->required()
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  merge.add_option("--format", line.merge_format, "json or text")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();
  add_exit_options(merge, line);
}

/// Which rules speak, and what their findings do to the exit code.
void add_rule_options(CLI::App& check, CommandLine& line) {
  const auto words = [&](const char* name, std::vector<std::string>& list, const char* help) {
    check.add_option(name, list, help)
        ->delimiter(',')
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
        ->allow_extra_args(false);  // what follows is a path
  };
  words("--select", line.wishes.select, "Only these rules or categories");
  words("--ignore", line.wishes.ignore, "All but these rules or categories");
  words("--severity", line.wishes.severities, "RULE=LEVEL: error, warning, info or off, for a rule or a category");
  check.add_option("--rule-folder", line.rule_folders, "Folder with rules of your own (see docs/writing-rules.md)")
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
      ->allow_extra_args(false);
  check.add_flag("--preview", line.preview, "Rules that are still being tried out, too");
  add_exit_options(check, line);
}

void add_models_options(CLI::App& models, CommandLine& line) {
  models.add_option("PATTERN", line.pattern, "Only models with this in their code or an alias");
  models.add_option("--format", line.format, "text or json")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();
  models.add_option("--as-of", line.as_of, "Status on this day, YYYY-MM-DD. Default: today");
  models.add_option("--schemas", line.schemas, "Folder with a models.json to use in place of the bundled one");
}

When when(const std::string& word) {
  return word == "always" ? When::always : word == "never" ? When::never : When::automatic;
}

}  // namespace

Parsed parse_arguments(int argc, const char* const* argv) {
  Parsed parsed;
  std::string color = "auto";
  std::string progress = "auto";
  std::string shard;
  CLI::App app("gemlint finds what the Gemini API would refuse in request files, without calling it.", "gemlint");
  app.require_subcommand(0, 1);
  // A later option overrides an earlier one, so that a script's settings can be changed at its end.
  app.option_defaults()->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
  app.footer(
      "Exit codes: 0 nothing to report, 1 findings (see --fail-on), 2 wrong usage, 3 something could not be read or "
      "written.");
  bool version = false;
  app.add_flag("-V,--version", version, "Print the version and the date of the bundled knowledge");
  CLI::App* check = app.add_subcommand("check", "Lint files and folders (the default)");
  add_check_options(*check, parsed.line, color, progress, shard);
  add_rule_options(*check, parsed.line);
  add_fix_options(*check, parsed.line);
  CLI::App* fix = app.add_subcommand("fix", "Apply fixes: the same as check --fix");
  add_check_options(*fix, parsed.line, color, progress, shard);
  add_rule_options(*fix, parsed.line);
  add_fix_options(*fix, parsed.line);
  CLI::App* merge = app.add_subcommand("merge", "Join the JSON reports of several runs, or of the parts of a file");
  add_merge_options(*merge, parsed.line);
  CLI::App* explain = app.add_subcommand("explain", "Explain a rule, an error code or a topic");
  explain
      ->add_option("WHAT", parsed.line.what, "A rule's id, 429, RESOURCE_EXHAUSTED, a topic. Default: list the topics")
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  add_language_option(*explain, parsed.line);
  CLI::App* models = app.add_subcommand("models", "List the models: status, limits, dates");
  add_models_options(*models, parsed.line);
  CLI::App* rules = app.add_subcommand("rules", "List the rules");
  add_language_option(*rules, parsed.line);
  rules->add_option("--since", parsed.line.since, "What changed in the knowledge since this day, YYYY-MM-DD");
  rules->add_option("--format", parsed.line.format, "text or json")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();

  // CLI11 takes its arguments last to first.
  std::vector<std::string> arguments(argv + 1, argv + argc);
  const bool has_path_first = !arguments.empty() && !is_command_or_option(arguments.front());
  const bool has_option_first = !arguments.empty() && arguments.front().size() > 1 && arguments.front().front() == '-';
  constexpr std::array<std::string_view, 4> own = {"-h", "--help", "-V", "--version"};
  const bool is_own_option = has_option_first && std::find(own.begin(), own.end(), arguments.front()) != own.end();
  if (has_path_first || (has_option_first && !is_own_option)) arguments.insert(arguments.begin(), "check");
  if (!arguments.empty() && arguments.front() == "help") arguments.front() = "--help";
  std::reverse(arguments.begin(), arguments.end());
  try {
    app.parse(arguments);
  } catch (const CLI::ParseError& error) {
    std::ostringstream complaint;
    const int code = app.exit(error, std::cout, complaint);
    std::string visible;
    for (std::istringstream lines(complaint.str()); !lines.eof();) {
      std::string text;
      if (!std::getline(lines, text)) break;
      append_visible(visible, text);
      visible += '\n';
    }
    if (!visible.empty()) std::cerr << "gemlint: " << visible;
    parsed.exit_code = code == 0 ? 0 : exit_usage;
    return parsed;
  }
  if (!version && !*check && !*fix && !*merge && !*explain && !*models && !*rules) {
    std::cerr << app.help();
    parsed.exit_code = exit_usage;
    return parsed;
  }
  parsed.go_on = true;
  parsed.line.command = version    ? Command::version
                        : *merge   ? Command::merge
                        : *explain ? Command::explain
                        : *models  ? Command::models
                        : *rules   ? Command::rules
                                   : Command::check;
  if (*fix) parsed.line.fix = true;
  parsed.line.color = when(color);
  parsed.line.progress = when(progress);
  parsed.line.shard = shard_from(shard);
  if (*merge) parsed.line.format = parsed.line.merge_format;
  if (parsed.line.paths.empty()) parsed.line.paths.push_back(".");
  return parsed;
}

}  // namespace gemlint::cli
