#include "cli/check.hpp"

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <set>
#include <vector>

#include "api/day.hpp"
#include "cli/chosen_files.hpp"
#include "cli/color.hpp"
#include "cli/end_projects.hpp"
#include "cli/fix.hpp"
#include "cli/lint_files.hpp"
#include "cli/projects.hpp"
#include "cli/run.hpp"
#include "cli/shard_file.hpp"
#include "cli/shard_run.hpp"
#include "report/text.hpp"

namespace gemlint::cli {
namespace {

/// Fixes all files, but for what the configuration or the baseline exempts.
void fix_all(const RunFiles& files, const CommandLine& line, FileFixer& fixer) {
  for (std::size_t i = 0; i < files.paths.size(); ++i) {
    const auto& [name, options] = files.linted[i];
    const Projects::Located& located = files.located[i];
    lint::FixWishes wishes;
    wishes.unsafe = line.unsafe_fixes;
    wishes.mark = [&, options = options](std::vector<Finding>& findings) {
      located.project->exemptions().mark_all(located.path, options->selection, findings);
    };
    fixer.fix(files.paths[i], name, *options, wishes, threads_for(line, 1, bytes_of({files.paths[i]})));
  }
}

/// Files that were named one by one and are left out, since a configuration excludes them.
std::size_t excluded_among(const CommandLine& line, Projects& projects) {
  if (line.staged || line.changed_since) return 0;
  return static_cast<std::size_t>(std::count_if(line.paths.begin(), line.paths.end(), [&](const std::string& path) {
    std::error_code error;
    if (path == "-" || !std::filesystem::is_regular_file(path, error)) return false;
    const Projects::Located located = projects.locate(path);
    return located.project->is_excluded(located.path);
  }));
}

/// Why the baselines cannot be written as the command line wants it, or "".
std::string wrong_for_baseline(const CommandLine& line, const Projects& projects) {
  if (!line.write_baseline) return {};
  if (line.no_config && line.baseline.empty())
    return "--write-baseline with --no-config needs --baseline FILE: gemlint.json, which says where, is not read";
  std::set<std::string> written;
  for (const Project* project : projects.all()) {
    std::error_code error;
    const std::filesystem::path whole = std::filesystem::absolute(project->baseline_path(), error);
    const std::string path = std::filesystem::weakly_canonical(whole, error).string();
    if (project->takes_part() && !written.insert(path).second)
      return "--write-baseline: " + project->baseline_path() +
             " would be written for two configurations; run it for each of them";
  }
  return {};
}

/// Why a file that the run writes must stay, or "".
std::string wrong_to_write(const Projects& projects, const CommandLine& line, const std::vector<OutputWish>& wishes) {
  std::vector<FileInUse> written;
  std::vector<FileInUse> kept;
  for (const std::string& path : line.paths) kept.push_back({FileInUse::Kind::input, path});
  for (const Project* project : projects.all()) {
    if (project->config() != nullptr) kept.push_back({FileInUse::Kind::configuration, project->config()->name()});
    (line.write_baseline ? written : kept)
        .push_back({FileInUse::Kind::baseline, project->shown(project->baseline_path())});
  }
  for (FileInUse& report : files_of(wishes)) written.push_back(std::move(report));
  if (!line.shard_file.empty()) written.push_back({FileInUse::Kind::shard_file, line.shard_file});
  return cli::wrong_to_write(written, kept);
}

/// The exit code of a run that shows a diff and no findings.
int exit_code_of_diff(const CommandLine& line, const FileFixer& fixer, const Summary& summary,
                      const ReportWords& words) {
  if (fixer.fixed() > 0 && !line.quiet) complain(words.counted("check.would-fix", fixer.fixed()));
  if (fixer.has_failed() || summary.unreadable > 0) return exit_unreadable;
  return fixer.fixed() > 0 && !line.exit_zero ? exit_findings : exit_clean;
}

}  // namespace

int run_check(const CommandLine& line) {
  Projects projects(line);
  const auto is_excluded = [&](const std::string& path) {
    const Projects::Located located = projects.locate(path);
    return located.project->is_own(located.path) || located.project->is_excluded(located.path);
  };
  Listing listing;
  if (const std::string wrong = choose_files(line, is_excluded, listing); !wrong.empty()) {
    complain(wrong);
    return exit_usage;
  }
  if (const std::string wrong = wrong_for_fix(line); !wrong.empty()) {
    complain(wrong);
    return exit_usage;
  }
  std::vector<OutputWish> wishes;
  const std::string wrong_output = read_wishes(line, wishes);
  if (!wrong_output.empty()) {
    complain(wrong_output);
    return exit_usage;
  }
  if (!line.stdin_filename.empty() && is_excluded(line.stdin_filename)) std::erase(listing.files, "-");
  leave_out(wishes, listing.files);
  const RunFiles files = files_of(listing, line, projects);
  // What is said of the run as a whole goes by the first file's configuration.
  Project& first = files.located.empty() ? *projects.locate("").project : *files.located.front().project;
  if (!can_use(projects, line)) return exit_usage;
  std::string wrong_file = wrong_for_baseline(line, projects);
  if (wrong_file.empty()) wrong_file = wrong_to_write(projects, line, wishes);
  if (!wrong_file.empty()) {
    complain(wrong_file);
    return exit_usage;
  }
  const Settings& settings = first.settings();
  const FixMode mode = fix_mode(line);
  // Of standard input the fixed text goes to standard output, and the findings do not.
  const bool is_filter = mode == FixMode::write && !line.paths.empty() && line.paths.front() == "-";
  const TextOptions text_options = {.color = wants_color(line.color, is_filter ? STDERR_FILENO : STDOUT_FILENO),
                                    .quiet = line.quiet,
                                    .mention_fix = mode == FixMode::none,
                                    .words = ReportWords(settings.options.rules->ui)};
  if (!line.shard && !line.shard_file.empty()) {
    complain("--shard-file goes with --shard");
    return exit_usage;
  }
  if (const std::size_t excluded = excluded_among(line, projects); excluded > 0)
    complain(text_options.words.counted("check.excluded", excluded));
  if (const std::string nothing = nothing_chosen(line, listing, text_options.words); !nothing.empty())
    complain(nothing);

  ShardWriter shard_file;
  std::optional<ReportedShard> shard;
  if (line.shard) {
    std::string wrong = wrong_for_shard(line, wishes, listing);
    if (wrong.empty() && !files.paths.empty()) {
      const lint::Options& options = *files.linted.front().options;
      wrong = wrong_for_shard(options, first.exemptions().concern(files.located.front().path));
      if (wrong.empty())
        wrong = shard_file.open(line.shard_file, head_for(line, options, settings.language, files.paths.front()));
    }
    if (!wrong.empty()) {
      complain(wrong);
      return exit_usage;
    }
    shard = ReportedShard{line.shard->part, line.shard->of, line.shard_file};
  }

  Run run(line, settings.options, text_options, shard);
  if (const std::string wrong = run.open(wishes, settings.language, settings.fail_on); !wrong.empty()) {
    complain(wrong);
    return exit_usage;
  }
  Summary& summary = run.summary();
  for (const std::string& error : listing.errors) run.add_problem(error);
  for (const std::string& folder : listing.empty)
    complain(text_options.words.sentence("check.empty-folder", {{"folder", folder}}));
  const auto age = api::days_between(settings.options.schemas->knowledge, settings.options.as_of);
  if (age && *age > lint::knowledge_lifetime_days) summary.old_knowledge = settings.options.schemas->knowledge;
  const bool reports_fixes = std::any_of(wishes.begin(), wishes.end(), [](const OutputWish& wish) {
    return wish.format == "json" || wish.format == "jsonl";
  });
  FileFixer fixer(mode, text_options.color, reports_fixes && mode != FixMode::diff);
  if (mode != FixMode::none) {
    fix_all(files, line, fixer);
    if (mode == FixMode::diff) return exit_code_of_diff(line, fixer, summary, text_options.words);
    summary.fixed = fixer.fixed();
    summary.only_shown = mode == FixMode::dry_run;
  }
  lint_all(files, mode == FixMode::none ? files.paths : fixer.files(), listing, line, text_options.words, run,
           shard ? &shard_file : nullptr);
  const bool written = end_projects(projects, line, text_options.words, run);
  if (mode != FixMode::none) run.add_fixed(fixer.report());
  if (!run.end() || !written || summary.unreadable > 0 || fixer.has_failed()) return exit_unreadable;
  if (shard) {
    if (const std::string wrong = shard_file.close(); !wrong.empty()) {
      complain(wrong);
      return exit_unreadable;
    }
  } else if (summary.requests == 0 && summary.errors == 0 && !listing.files.empty()) {
    complain(text_options.words.counted("check.no-request", summary.files));
  }
  if (line.write_baseline) return exit_clean;
  return run.exit_code();
}

}  // namespace gemlint::cli
