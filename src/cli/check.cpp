#include "cli/check.hpp"

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <thread>
#include <vector>

#include "api/day.hpp"
#include "cli/chosen_files.hpp"
#include "cli/files.hpp"
#include "cli/fix.hpp"
#include "cli/pipeline.hpp"
#include "cli/progress.hpp"
#include "cli/projects.hpp"
#include "cli/run.hpp"
#include "cli/shard_file.hpp"
#include "cli/shard_run.hpp"
#include "lint/line_blocks.hpp"
#include "report/text.hpp"

namespace gemlint::cli {
namespace {

bool wants_color(When when, int file) {
  if (when != When::automatic) return when == When::always;
  const char* no_color = std::getenv("NO_COLOR");
  return (no_color == nullptr || *no_color == '\0') && isatty(file) == 1;
}

/// What a file is called in findings.
std::string name_of(const std::string& file, const CommandLine& line) {
  if (file != "-") return file;
  return line.stdin_filename.empty() ? "<stdin>" : line.stdin_filename;
}

/// Their bytes in all; 0 when some are not known.
std::uint64_t bytes_of(const std::vector<std::string>& files) {
  std::uint64_t bytes = 0;
  for (const std::string& file : files) {
    std::error_code error;
    const std::uintmax_t size = file == "-" ? 0 : std::filesystem::file_size(file, error);
    if (file == "-" || error) return 0;
    bytes += size;
  }
  return bytes;
}

unsigned threads_for(const CommandLine& line, std::size_t files, std::uint64_t bytes) {
  const unsigned machine = std::max(1u, std::thread::hardware_concurrency());
  const unsigned wanted = line.jobs != 0 ? line.jobs : machine;
  // One small file is done before a thread has started.
  constexpr std::uint64_t little = std::uint64_t{1} << 18;
  return files <= 1 && bytes > 0 && bytes < little ? 1 : wanted;
}

/// The files of a run, and what holds for each.
struct Files {
  std::vector<std::string> paths;
  std::vector<LintedFile> linted;
  std::vector<Projects::Located> located;
};

Files files_of(const Listing& listing, const CommandLine& line, Projects& projects) {
  Files files;
  files.paths = listing.files;
  for (const std::string& path : files.paths) {
    const std::string name = name_of(path, line);
    Projects::Located located = projects.locate(path == "-" ? line.stdin_filename : path);
    files.linted.push_back({name, &located.project->options_for(located.path)});
    files.located.push_back(std::move(located));
  }
  return files;
}

/// Sets aside what does not count, and adds the rest to the run.
void add(lint::FileReport& report, const Projects::Located& file, const lint::Options& options, Run& run) {
  file.project->exemptions().mark(file.path, options.selection, report.findings);
  file.project->remember(file.path, report.findings);
  run.add(report);
}

/// Lints all files, whose texts are in `paths`, and hands over what is found, in their order. With a shard `shard_file`
/// gets what merging needs.
void lint_all(const Files& files, const std::vector<std::string>& paths, const Listing& listing,
              const CommandLine& line, const ReportWords& words, Run& run, ShardWriter* shard_file) {
  const std::uint64_t bytes = listing.objects.empty() ? bytes_of(paths) : 0;
  const bool shown =
      line.progress == When::always || (line.progress == When::automatic && !line.quiet && isatty(STDERR_FILENO) == 1);
  constexpr auto patience = std::chrono::milliseconds(2000);
  Progress progress(shown, bytes, line.progress == When::always ? std::chrono::milliseconds(0) : patience, words);
  Pipeline pipeline(Pieces(paths, line.max_request, line.shard, listing.objects), files.linted,
                    threads_for(line, paths.size(), bytes), shard_file != nullptr);
  std::optional<lint::LineFile> lines;  // the file whose blocks come
  while (pipeline.next() != nullptr) {
    LintedPiece& linted = *pipeline.current();
    const Piece& piece = linted.piece;
    const auto& [name, options] = files.linted[piece.file];
    const Projects::Located& located = files.located[piece.file];
    if (piece.kind == Piece::Kind::unreadable) {
      progress.clear();
      if (lines) {
        // What was read before it is told.
        lint::FileReport rest = lines->finish();
        add(rest, located, *options, run);
        run.end_file(name);
        lines.reset();
      }
      run.add_problem(piece.text);
      continue;
    }
    const bool in_lines = piece.kind == Piece::Kind::block || piece.kind == Piece::Kind::long_line;
    if (in_lines) {
      if (!lines) lines.emplace(*options, name);
      if (shard_file != nullptr) shard_file->add(linted.block, *options);
      lint::FileReport report = lines->complete(std::move(linted.block));
      if (piece.last) {
        lint::FileReport rest = lines->finish();
        // That a file holds no request cannot be told from a part of it.
        if (shard_file != nullptr) rest.findings.clear();
        append(report, std::move(rest));
      }
      add(report, located, *options, run);
      if (piece.last) lines.reset();
    } else {
      if (shard_file != nullptr) shard_file->add(linted.report);
      add(linted.report, located, *options, run);
    }
    if (piece.last) run.end_file(name);
    progress.update(piece.taken, run.summary().errors + run.summary().warnings + run.summary().infos);
  }
}

/// True when the run has seen all files below the folder.
bool covers(const CommandLine& line, const std::string& folder) {
  return std::any_of(line.paths.begin(), line.paths.end(), [&](const std::string& path) {
    std::error_code error;
    if (!std::filesystem::is_directory(path, error)) return false;
    const std::filesystem::path given = std::filesystem::weakly_canonical(path, error);
    const std::filesystem::path below = std::filesystem::path(folder).lexically_relative(given);
    return !error && !below.empty() && *below.begin() != "..";
  });
}

/// Says what of the configurations and baselines had no use. Returns false when a baseline could not be written.
bool end_projects(const Projects& projects, const CommandLine& line, const ReportWords& words, Run& run) {
  bool written = true;
  for (Project* project : projects.all()) {
    lint::FileReport report;
    report.findings = project->exemptions().unused(covers(line, project->folder()));
    if (!report.findings.empty()) {
      run.add(report);
      run.end_configuration(project->config()->name());
    }
    run.summary().gone_baseline += project->exemptions().gone();
    if (!line.write_baseline) continue;
    const std::string wrong = project->write_baseline();
    written = written && wrong.empty();
    complain(!wrong.empty() ? wrong
                            : words.counted("check.baseline-written", project->remembered(),
                                            {{"file", project->shown(project->baseline_path())}}));
  }
  return written;
}

/// Fixes all files, but for what the configuration or the baseline exempts.
void fix_all(const Files& files, const CommandLine& line, FileFixer& fixer) {
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
  std::string wrong_output = read_wishes(line, wishes);
  if (wrong_output.empty()) wrong_output = keep_apart(wishes, line.paths, listing.files);
  if (!wrong_output.empty()) {
    complain(wrong_output);
    return exit_usage;
  }
  const Files files = files_of(listing, line, projects);
  // What is said of the run as a whole goes by the first file's configuration.
  Project& first = files.located.empty() ? *projects.locate("").project : *files.located.front().project;
  if (!can_use(projects, line)) return exit_usage;
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
  const auto excluded = std::count_if(line.paths.begin(), line.paths.end(), [&](const std::string& path) {
    const Projects::Located located = projects.locate(path);
    return located.project->is_excluded(located.path);
  });
  if (excluded > 0) complain(text_options.words.counted("check.excluded", static_cast<std::size_t>(excluded)));
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
  const bool reports_fixes =
      std::any_of(wishes.begin(), wishes.end(), [](const OutputWish& wish) { return wish.format == "json"; });
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
