#include "cli/check.hpp"

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <thread>
#include <vector>

#include "api/day.hpp"
#include "cli/files.hpp"
#include "cli/fix.hpp"
#include "cli/pipeline.hpp"
#include "cli/progress.hpp"
#include "cli/run.hpp"
#include "cli/settings.hpp"
#include "cli/shard_file.hpp"
#include "lint/line_blocks.hpp"
#include "report/text.hpp"
#include "text/digest.hpp"
#include "text/utf8.hpp"

namespace gemlint::cli {
namespace {

bool wants_color(When when, int file) {
  if (when != When::automatic) return when == When::always;
  const char* no_color = std::getenv("NO_COLOR");
  return (no_color == nullptr || *no_color == '\0') && isatty(file) == 1;
}

/// The names of files in findings, by their numbers.
std::vector<std::string> names_of(const std::vector<std::string>& files, const CommandLine& line) {
  std::vector<std::string> names = files;
  for (std::string& name : names) {
    if (name == "-") name = line.stdin_filename.empty() ? "<stdin>" : line.stdin_filename;
  }
  return names;
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

/// Lints all files, which findings call by their names, and hands over what is found, in their order. With a shard
/// `shard_file` gets what merging needs.
void lint_all(const std::vector<std::string>& files, const std::vector<std::string>& names, const CommandLine& line,
              const lint::Options& options, const ReportWords& words, Run& run, ShardWriter* shard_file) {
  const std::uint64_t bytes = bytes_of(files);
  const bool shown =
      line.progress == When::always || (line.progress == When::automatic && !line.quiet && isatty(STDERR_FILENO) == 1);
  constexpr auto patience = std::chrono::milliseconds(2000);
  Progress progress(shown, bytes, line.progress == When::always ? std::chrono::milliseconds(0) : patience, words);
  Pipeline pipeline(Pieces(files, line.max_request, line.shard), names, options, threads_for(line, files.size(), bytes),
                    shard_file != nullptr);
  std::optional<lint::LineFile> lines;  // the file whose blocks come
  while (pipeline.next() != nullptr) {
    LintedPiece& linted = *pipeline.current();
    const Piece& piece = linted.piece;
    const std::string& name = names[piece.file];
    if (piece.kind == Piece::Kind::unreadable) {
      progress.clear();
      if (lines) {
        // What was read before it is told.
        run.add(lines->finish());
        run.end_file(name);
        lines.reset();
      }
      complain(piece.text);
      ++run.summary().unreadable;
      continue;
    }
    const bool in_lines = piece.kind == Piece::Kind::block || piece.kind == Piece::Kind::long_line;
    if (in_lines) {
      if (!lines) lines.emplace(options, name);
      if (shard_file != nullptr) shard_file->add(linted.block, options);
      lint::FileReport report = lines->complete(std::move(linted.block));
      if (piece.last) {
        lint::FileReport rest = lines->finish();
        // That a file holds no request cannot be told from a part of it.
        if (shard_file != nullptr) rest.findings.clear();
        append(report, std::move(rest));
      }
      run.add(report);
      if (piece.last) lines.reset();
    } else {
      if (shard_file != nullptr) shard_file->add(linted.report);
      run.add(linted.report);
    }
    if (piece.last) run.end_file(name);
    progress.update(piece.taken, run.summary().errors + run.summary().warnings + run.summary().infos);
  }
}

/// Why the files cannot be linted in parts, or "".
std::string wrong_for_shard(const CommandLine& line, const Listing& listing) {
  if (line.format != "json" || line.statistics) return "--shard needs --format json, without --statistics";
  if (line.shard_file.empty()) return "--shard needs --shard-file FILE, which gemlint merge reads";
  if (!line.schemas.empty()) return "--shard goes with the bundled schemas only, which gemlint merge has too";
  if (listing.files.size() + listing.errors.size() != 1) return "--shard takes one file";
  if (!listing.errors.empty()) return {};
  const std::string& file = listing.files.front();
  std::error_code error;
  if (file == "-" || !std::filesystem::is_regular_file(file, error))
    return "--shard takes a file on disk, since parts of a stream cannot be counted";
  if (std::filesystem::equivalent(file, line.shard_file, error))
    return "--shard-file: '" + line.shard_file + "' is the file that is to be linted; name another one";
  if (!is_valid_utf8(file) || !is_valid_utf8(line.shard_file))
    return "--shard takes names in UTF-8 only, since reports could not name others";
  Input input;
  if (std::string wrong = input.open(file); !wrong.empty()) return wrong;
  return input.is_packed() ? "--shard takes no packed file; unpack it first" : std::string();
}

/// What else decides what is found, as one word: it must be the same for all parts.
std::string run_of(const CommandLine& line, const lint::Options& options) {
  std::string all;
  for (const std::string& part : {options.as_of, line.model, line.api_version, line.method,
                                  std::to_string(line.max_request), std::string(line.preview ? "preview" : "")}) {
    all += part + '\n';
  }
  for (const rules::Rule& rule : options.rules->rules) {
    if (rule.id.starts_with(rules::team_prefix) && options.selection.is_on(rule.id)) all += std::string(rule.id) + '\n';
  }
  return std::to_string(digest_of(all));
}

/// What the parts of a file are to have in common.
ShardHead head_for(const CommandLine& line, const lint::Options& options, const std::string& file) {
  ShardHead head;
  head.version = GEMLINT_VERSION;
  head.knowledge = options.schemas->knowledge;
  head.path = file;
  head.shard = *line.shard;
  std::error_code error;
  head.size = std::filesystem::file_size(file, error);
  head.language = line.language;
  head.claimed = options.method != nullptr;
  head.run = run_of(line, options);
  for (const rules::Rule& rule : options.rules->rules) {
    if (rule.id.starts_with(rules::team_prefix)) continue;
    const auto severity = options.selection.severity(rule.id);
    if (!options.selection.is_on(rule.id)) {
      head.off.emplace_back(rule.id);
    } else if (severity) {
      head.severities.push_back(std::string(rule.id) + '=' + to_string(*severity));
    }
  }
  return head;
}

void fix_all(const std::vector<std::string>& files, const std::vector<std::string>& names, const CommandLine& line,
             const lint::Options& options, FileFixer& fixer) {
  lint::FixWishes wishes;
  wishes.unsafe = line.unsafe_fixes;
  for (std::size_t i = 0; i < files.size(); ++i)
    fixer.fix(files[i], names[i], options, wishes, threads_for(line, 1, bytes_of({files[i]})));
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
  Settings settings;
  if (const std::string error = settings_from(line, settings); !error.empty()) {
    complain(error);
    return exit_usage;
  }
  if (const std::string wrong = wrong_for_fix(line); !wrong.empty()) {
    complain(wrong);
    return exit_usage;
  }
  const FixMode mode = fix_mode(line);
  // Of standard input the fixed text goes to standard output, and the findings do not.
  const bool is_filter = mode == FixMode::write && line.paths.front() == "-";
  const TextOptions text_options = {.color = wants_color(line.color, is_filter ? STDERR_FILENO : STDOUT_FILENO),
                                    .quiet = line.quiet,
                                    .mention_fix = mode == FixMode::none,
                                    .words = ReportWords(settings.options.rules->ui)};
  if (!line.shard && !line.shard_file.empty()) {
    complain("--shard-file goes with --shard");
    return exit_usage;
  }
  const Listing listing = list_files(line.paths);
  for (const std::string& error : listing.errors) complain(error);
  for (const std::string& folder : listing.empty)
    complain(text_options.words.sentence("check.empty-folder", {{"folder", folder}}));

  ShardWriter shard_file;
  std::optional<ReportedShard> shard;
  if (line.shard) {
    std::string wrong = wrong_for_shard(line, listing);
    if (wrong.empty() && !listing.files.empty())
      wrong = shard_file.open(line.shard_file, head_for(line, settings.options, listing.files.front()));
    if (!wrong.empty()) {
      complain(wrong);
      return exit_usage;
    }
    shard = ReportedShard{line.shard->part, line.shard->of, line.shard_file};
  }

  Run run(line, settings.options, text_options, shard);
  Summary& summary = run.summary();
  summary.unreadable = listing.errors.size();
  const auto age = api::days_between(settings.options.schemas->knowledge, settings.options.as_of);
  if (age && *age > lint::knowledge_lifetime_days) summary.old_knowledge = settings.options.schemas->knowledge;
  const std::vector<std::string> names = names_of(listing.files, line);
  FileFixer fixer(mode, text_options.color, line.format == "json" && mode != FixMode::diff);
  if (mode != FixMode::none) {
    fix_all(listing.files, names, line, settings.options, fixer);
    if (mode == FixMode::diff) return exit_code_of_diff(line, fixer, summary, text_options.words);
    summary.fixed = fixer.fixed();
    summary.only_shown = mode == FixMode::dry_run;
  }
  lint_all(mode == FixMode::none ? listing.files : fixer.files(), names, line, settings.options, text_options.words,
           run, shard ? &shard_file : nullptr);
  if (mode != FixMode::none) run.add_fixed(fixer.report());
  if (!run.end()) return exit_unreadable;
  if (summary.unreadable > 0 || fixer.has_failed()) return exit_unreadable;
  if (shard) {
    if (const std::string wrong = shard_file.close(); !wrong.empty()) {
      complain(wrong);
      return exit_unreadable;
    }
  } else if (summary.requests == 0 && summary.errors == 0 && !listing.files.empty()) {
    complain(text_options.words.counted("check.no-request", summary.files));
  }
  return run.exit_code();
}

}  // namespace gemlint::cli
