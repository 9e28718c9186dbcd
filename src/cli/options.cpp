#include "cli/options.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <iostream>
#include <sstream>
#include <string_view>
#include <utility>
#include <vector>

#include "report/formats.hpp"
#include "report/visible.hpp"

namespace gemlint::cli {
namespace {

constexpr int exit_usage = 2;

/// The commands, with what parsing leads to.
using Commands = std::vector<std::pair<CLI::App*, Command>>;

bool is_command_or_option(const Commands& commands, std::string_view word) {
  return (word.size() > 1 && word.front() == '-') || word == "help" ||
         std::any_of(commands.begin(), commands.end(), [&](const auto& one) { return one.first->get_name() == word; });
}

/// The word that gives an option an empty value, as `--model=$MODEL` does in a script where the variable is empty, or
/// null. CLI11 would take the word after it for the value.
const std::string* option_without_value(const std::vector<std::string>& arguments) {
  const auto end = std::find(arguments.begin(), arguments.end(), "--");
  const auto found = std::find_if(arguments.begin(), end, [](const std::string& word) {
    return word.starts_with("--") && word.find('=') == word.size() - 1;
  });
  return found == end ? nullptr : &*found;
}

void add_language_option(CLI::App& command, CommandLine& line) {
  command.add_option("--language", line.language, "en or pl. Default: en, or as configured")
      ->check(CLI::IsMember({"en", "pl"}));
}

/// Which reports are written, and where to. Without any it is the one that `usual` names.
void add_format_options(CLI::App& command, CommandLine& line, const std::string& usual) {
  std::string names;
  std::string set;  // as completion wants it
  for (const std::string_view name : format_names()) {
    names += (names.empty() ? "" : ", ") + std::string(name);
    set += (set.empty() ? "" : ",") + std::string(name);
  }
  command
      .add_option("--format", line.formats,
                  "NAME, or NAME=FILE to write that report to a file; may be given again for further files. Names: " +
                      names + ". Default: " + usual)
      ->check([names](const std::string& text) {
        const std::string name = text.substr(0, text.find('='));
        for (const std::string_view known : format_names()) {
          if (name == known) return std::string();
        }
        return "there is no format '" + name + "'; there are " + names;
      })
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
      ->allow_extra_args(false)
      ->type_name("NAME:{" + set + "}");
  command.add_option("--output-file", line.output_file, "File for the report that would go to standard output")
      ->type_name("FILE");
}

void add_check_options(CLI::App& check, CommandLine& line, std::string& color, std::string& progress,
                       std::string& shard) {
  check.add_option("PATH", line.paths, "Files and folders; - is standard input. Default: the current folder")
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  add_format_options(check, line, "text");
  check.add_option("--model", line.model, "Model of requests that name none")->type_name("MODEL");
  check.add_option("--api-version", line.api_version, "v1, v1beta or v1alpha, for requests without a url")
      ->check(CLI::IsMember({"v1", "v1beta", "v1alpha"}));
  check
      .add_option("--method", line.method,
                  "What the files hold: generateContent, embedContent, cachedContents.create, ...")
      ->type_name("METHOD");
  add_language_option(check, line);
  check.add_option("--as-of", line.as_of, "Judge as on this day, YYYY-MM-DD. Default: today")->type_name("DATE");
  check.add_option("--color", color, "auto, always or never")
      ->check(CLI::IsMember({"auto", "always", "never"}))
      ->capture_default_str();
  check.add_flag("-q,--quiet", line.quiet, "No summary when there is nothing to report");
  check
      .add_option("--stdin-filename", line.stdin_filename,
                  "Name to report for standard input; its ending tells JSON from JSONL")
      ->type_name("FILE");
  check.add_option("-j,--jobs", line.jobs, "Threads. Default: as many as the machine has")
      ->check(CLI::Range(1u, 1024u));
  check.add_flag("--no-config", line.no_config, "Read no gemlint.json, and no baseline beside one");
  check.add_option("--baseline", line.baseline, "File of findings that do not count, in place of the configured one")
      ->type_name("FILE");
  check.add_flag("--write-baseline", line.write_baseline,
                 "Write the findings of the files of this run to the baseline, so that they no longer count");
  check
      .add_option("--max-request", line.max_request,
                  "Bytes of one line or document; larger ones are reported and skipped")
      ->check([](const std::string& size) {
        return size.find('-') == std::string::npos ? std::string() : "a size cannot be negative";
      })
      ->transform(CLI::AsSizeValue(false))
      ->type_name("BYTES")
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
  check.add_option("--shard-file", line.shard_file, "Where to keep what gemlint merge needs of the part")
      ->type_name("FILE");
  check
      .add_option("--schemas", line.schemas,
                  "Folder with api/v1beta.json, methods.json, recognise.json and, if there is one, models.json to use "
                  "in place of the bundled ones")
      ->type_name("FOLDER");
}

/// Which files git chooses.
void add_git_options(CLI::App& check, CommandLine& line) {
  check.add_flag("--staged", line.staged,
                 "Only the files that the next git commit adds or changes, as it would hold them");
  check
      .add_option("--changed-since", line.changed_since,
                  "Only the files that the branch changed since it left this git revision, committed or not")
      ->type_name("REV");
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
                  "The least severity that makes the exit code 1: error, warning, info, never. Default: error, or as "
                  "configured")
      ->check(CLI::IsMember({"error", "warning", "info", "never"}));
  command.add_option("--max-warnings", line.max_warnings, "More warnings than this make the exit code 1")
      ->check(CLI::NonNegativeNumber);
  command.add_flag("--exit-zero", line.exit_zero, "Exit code 0 whatever is found");
  command.add_flag("--statistics", line.statistics, "Count the findings by rule instead of showing them");
}

void add_merge_options(CLI::App& merge, CommandLine& line) {
  merge.add_option("REPORT", line.reports, "JSON reports of gemlint check; those of parts may come in any order")
      ->required()
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  add_format_options(merge, line, "json");
  add_exit_options(merge, line);
}

/// Which rules speak, and what their findings do to the exit code.
void add_rule_options(CLI::App& check, CommandLine& line) {
  const auto words = [&](const char* name, const char* value, std::vector<std::string>& list, const char* help) {
    check.add_option(name, list, help)
        ->type_name(value)
        ->delimiter(',')
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
        ->allow_extra_args(false);  // what follows is a path
  };
  words("--select", "RULE", line.select, "Only these rules or categories");
  words("--ignore", "RULE", line.ignore, "All but these rules or categories");
  words("--severity", "RULE={error,warning,info,off}", line.severities,
        "RULE=LEVEL: error, warning, info or off, for a rule or a category");
  check.add_option("--rule-folder", line.rule_folders, "Folder with rules of your own (see docs/writing-rules.md)")
      ->type_name("FOLDER")
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
      ->allow_extra_args(false);
  check.add_flag("--preview", line.preview, "Rules that are still being tried out, too");
  add_exit_options(check, line);
}

/// What holds in an editor where no gemlint.json says otherwise.
void add_lsp_options(CLI::App& lsp, CommandLine& line) {
  lsp.add_option("--model", line.model, "Model of requests that name none")->type_name("MODEL");
  lsp.add_option("--api-version", line.api_version, "v1, v1beta or v1alpha, for requests without a url")
      ->check(CLI::IsMember({"v1", "v1beta", "v1alpha"}));
  add_language_option(lsp, line);
  lsp.add_option("--as-of", line.as_of, "Judge as on this day, YYYY-MM-DD. Default: today")->type_name("DATE");
  lsp.add_flag("--no-config", line.no_config, "Read no gemlint.json, and no baseline beside one");
  lsp.add_flag("--preview", line.preview, "Rules that are still being tried out, too");
  // Some clients add it to every server.
  lsp.add_flag_callback(
      "--stdio", [] {}, "Standard input and output, which is the only way there is");
}

void add_models_options(CLI::App& models, CommandLine& line) {
  models.add_option("PATTERN", line.pattern, "Only models with this in their code or an alias");
  models.add_option("--format", line.format, "text or json")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();
  models.add_option("--as-of", line.as_of, "Status on this day, YYYY-MM-DD. Default: today")->type_name("DATE");
  models.add_option("--schemas", line.schemas, "Folder with a models.json to use in place of the bundled one")
      ->type_name("FOLDER");
}

void add_all_check_options(CLI::App& check, CommandLine& line, std::string& color, std::string& progress,
                           std::string& shard) {
  add_check_options(check, line, color, progress, shard);
  add_git_options(check, line);
  add_rule_options(check, line);
  add_fix_options(check, line);
}

void add_init_options(CLI::App& init, CommandLine& line) {
  const auto snippet = [&](const std::string& name, const char* help) {
    init.add_flag_callback(
        "--" + name, [&line, name] { line.snippets.push_back(name); }, help);
  };
  snippet("pre-commit", "And .pre-commit-config.yaml with a hook");
  snippet("github", "And a GitHub workflow");
  snippet("gitlab", "And .gitlab-ci.yml with a job");
}

void add_explain_options(CLI::App& explain, CommandLine& line) {
  explain.add_option("WHAT", line.what, "A rule's id, 429, RESOURCE_EXHAUSTED, a topic. Default: list the topics")
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  add_language_option(explain, line);
}

void add_rules_options(CLI::App& rules, CommandLine& line) {
  add_language_option(rules, line);
  rules.add_option("--since", line.since, "What changed in the knowledge since this day, YYYY-MM-DD")
      ->type_name("DATE");
  rules.add_option("--format", line.format, "text or json")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();
}

When when(const std::string& word) {
  return word == "always" ? When::always : word == "never" ? When::never : When::automatic;
}

/// What the definition of an option says of it, and what CLI11 writes as TYPE:{a,b} or TYPE:WHAT.
OptionHelp help_of(const CLI::Option& option) {
  OptionHelp help;
  help.is_positional = option.get_positional();
  if (help.is_positional) help.names.push_back(option.get_name(true));
  for (const std::string& name : option.get_snames()) help.names.push_back('-' + name);
  for (const std::string& name : option.get_lnames()) help.names.push_back("--" + name);
  help.description = option.get_description();
  help.default_value = option.get_default_str();
  help.is_required = option.get_required();
  help.repeats = option.get_multi_option_policy() == CLI::MultiOptionPolicy::TakeAll;
  help.delimiter = option.get_delimiter();
  if (option.get_items_expected_max() == 0) return help;  // a flag
  const std::string type = option.get_type_name();
  const std::size_t colon = type.find(':');
  const std::size_t brace = type.find('{');
  const std::size_t end = type.find('}', brace);
  help.value = type.substr(0, std::min(colon, brace));
  if (brace != std::string::npos && end != std::string::npos) {
    std::istringstream choices(type.substr(brace + 1, end - brace - 1));
    for (std::string choice; std::getline(choices >> std::ws, choice, ',');) help.choices.push_back(choice);
  } else if (help.value == "TEXT" && colon != std::string::npos) {
    help.value = type.substr(colon + 1);  // the form that a check demands: "I/N"
  }
  return help;
}

CommandHelp help_of(const CLI::App& command) {
  CommandHelp help{command.get_name(), command.get_description(), {}};
  for (const CLI::Option* option : command.get_options()) {
    if (!option->get_group().empty()) help.options.push_back(help_of(*option));
  }
  return help;
}

ProgramHelp help_of_program(const CLI::App& app) {
  ProgramHelp help{help_of(app), {}};
  for (const CLI::App* command : app.get_subcommands({})) {
    if (!command->get_group().empty()) help.commands.push_back(help_of(*command));
  }
  return help;
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
      "Exit codes: 0 nothing as grave as --fail-on says, 1 findings, 2 wrong usage or configuration (nothing was "
      "linted), 3 something could not be read or written (everything else was linted).");
  bool version = false;
  app.add_flag("-V,--version", version, "Print the version and the date of the bundled knowledge");
  std::vector<std::string> arguments(argv + 1, argv + argc);
  const auto is_said = [&](std::string_view word) {
    return std::find(arguments.begin(), arguments.end(), word) != arguments.end();
  };
  Commands commands;
  const auto add_command = [&](const char* name, Command command, const char* help) {
    commands.emplace_back(app.add_subcommand(name, help), command);
    return commands.back().first;
  };
  CommandLine& line = parsed.line;
  // The options of a command are made where its name is said: making all of them takes longer than to lint a file.
  const bool tells_all = is_said("completion") || is_said("manual");
  const auto wants = [&](const CLI::App* command) { return tells_all || is_said(command->get_name()); };
  CLI::App* check = add_command("check", Command::check, "Lint files and folders (the default)");
  CLI::App* fix = add_command("fix", Command::check, "Apply fixes: the same as check --fix");
  CLI::App* merge =
      add_command("merge", Command::merge, "Join the JSON reports of several runs, or of the parts of a file");
  CLI::App* config =
      add_command("config", Command::config, "Say which configuration holds here, or what applies to a file");
  CLI::App* init = add_command("init", Command::init, "Write a gemlint.json to begin with");
  CLI::App* explain = add_command("explain", Command::explain, "Explain a rule, an error code or a topic");
  CLI::App* lsp = add_command("lsp", Command::lsp, "Be a language server on standard input and output");
  CLI::App* models = add_command("models", Command::models, "List the models: status, limits, dates");
  CLI::App* rules = add_command("rules", Command::rules, "List the rules");
  CLI::App* completion =
      add_command("completion", Command::completion, "Print what makes a shell complete gemlint's words");
  // What packages are made with; a user reads `man gemlint`.
  add_command("manual", Command::manual, "Print the manual page")->group("");
  const bool has_path_first = !arguments.empty() && !is_command_or_option(commands, arguments.front());
  const bool has_option_first = !arguments.empty() && arguments.front().size() > 1 && arguments.front().front() == '-';
  constexpr std::array<std::string_view, 4> own = {"-h", "--help", "-V", "--version"};
  const bool is_own_option = has_option_first && std::find(own.begin(), own.end(), arguments.front()) != own.end();
  if (has_path_first || (has_option_first && !is_own_option)) arguments.insert(arguments.begin(), "check");
  for (CLI::App* command : {check, fix}) {
    if (wants(command)) add_all_check_options(*command, line, color, progress, shard);
  }
  if (wants(merge)) add_merge_options(*merge, line);
  if (wants(config))
    config->add_option("--show", line.show, "A file: what applies to it, and from where")->type_name("FILE");
  if (wants(init)) add_init_options(*init, line);
  if (wants(explain)) add_explain_options(*explain, line);
  if (wants(lsp)) add_lsp_options(*lsp, line);
  if (wants(models)) add_models_options(*models, line);
  if (wants(rules)) add_rules_options(*rules, line);
  if (wants(completion)) {
    completion->add_option("SHELL", line.shell, "bash, zsh or fish")
        ->required()
        ->check(CLI::IsMember({"bash", "zsh", "fish"}));
  }

  if (const std::string* option = option_without_value(arguments)) {
    std::string complaint = "gemlint: ";
    append_visible(complaint, *option);
    std::cerr << complaint << " has no value\nRun with --help for more information.\n";
    parsed.exit_code = exit_usage;
    return parsed;
  }
  if (!arguments.empty() && arguments.front() == "help") arguments.front() = "--help";
  std::reverse(arguments.begin(), arguments.end());  // CLI11 takes them last to first
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
  const auto chosen =
      std::find_if(commands.begin(), commands.end(), [](const auto& command) { return command.first->parsed(); });
  if (!version && chosen == commands.end()) {
    std::cerr << app.help();
    parsed.exit_code = exit_usage;
    return parsed;
  }
  parsed.go_on = true;
  parsed.line.command = version ? Command::version : chosen->second;
  if (parsed.line.command == Command::completion || parsed.line.command == Command::manual)
    parsed.help = help_of_program(app);
  if (*fix) parsed.line.fix = true;
  parsed.line.color = when(color);
  parsed.line.progress = when(progress);
  parsed.line.shard = shard_from(shard);
  const bool git_chooses = parsed.line.staged || parsed.line.changed_since.has_value();
  if (parsed.line.paths.empty() && !git_chooses) parsed.line.paths.push_back(".");
  return parsed;
}

}  // namespace gemlint::cli
