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
#include "cli/batch_summary.hpp"
#include "cli/files.hpp"
#include "cli/pipeline.hpp"
#include "cli/progress.hpp"
#include "cli/settings.hpp"
#include "lint/line_blocks.hpp"
#include "report/batch_facts_text.hpp"
#include "report/json.hpp"
#include "report/statistics.hpp"
#include "report/text.hpp"
#include "report/visible.hpp"

namespace gemlint::cli {
namespace {

enum : int { exit_clean = 0, exit_findings = 1, exit_usage = 2, exit_unreadable = 3 };

void print(const std::string& text) { std::fwrite(text.data(), 1, text.size(), stdout); }

void complain(const std::string& text) {
  std::string visible;
  append_visible(visible, text);
  std::fprintf(stderr, "gemlint: %s\n", visible.c_str());
}

bool wants_color(When when) {
  if (when != When::automatic) return when == When::always;
  const char* no_color = std::getenv("NO_COLOR");
  return (no_color == nullptr || *no_color == '\0') && isatty(STDOUT_FILENO) == 1;
}

void count(const lint::FileReport& report, Summary& summary) {
  summary.requests += report.requests;
  summary.without_model += report.without_model;
  summary.not_requests += report.not_requests;
  summary.not_covered += report.not_covered;
  summary.with_findings += report.with_findings;
  for (const Finding& finding : report.findings) {
    ++(finding.severity == Severity::error     ? summary.errors
       : finding.severity == Severity::warning ? summary.warnings
                                               : summary.infos);
    const bool safe = std::any_of(finding.fixes.begin(), finding.fixes.end(),
                                  [](const Fix& fix) { return fix.safety == Safety::safe; });
    if (safe) ++summary.fixable;
  }
}

/// 1 when something is as grave as the user said, or there are too many warnings.
int exit_code(const Summary& summary, const CommandLine& line, const ReportWords& words) {
  std::size_t counted = summary.errors;
  if (line.fail_on == "never") counted = 0;
  if (line.fail_on == "warning" || line.fail_on == "info") counted += summary.warnings;
  if (line.fail_on == "info") counted += summary.infos;
  bool fails = counted > 0;
  if (line.max_warnings && summary.warnings > *line.max_warnings) {
    complain(
        words.counted("check.too-many-warnings", summary.warnings, {{"limit", std::to_string(*line.max_warnings)}}));
    fails = true;
  }
  return fails && !line.exit_zero ? exit_findings : exit_clean;
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

/// What becomes of the findings of a run.
class Run {
 public:
  Run(const CommandLine& line, const lint::Options& options, const TextOptions& text_options)
      : line_(line),
        options_(options),
        text_options_(text_options),
        json_(line.format == "json"),
        tool_{GEMLINT_VERSION, options.schemas->knowledge},
        statistics_(options.rules->rules) {
    if (json_ && !line.statistics) report_.begin(tool_, out_);
  }

  Summary& summary() { return summary_; }

  void add(const lint::FileReport& report) {
    count(report, summary_);
    append(batch_, report.batch);
    for (const Finding& finding : report.findings) {
      if (line_.statistics) {
        statistics_.add(finding);
      } else if (json_) {
        report_.add(finding, out_);
      } else if (++shown_ <= line_.max_findings) {
        append_text(out_, finding, text_options_);
      }
    }
    constexpr std::size_t enough = 1u << 16;
    if (out_.size() > enough) flush();
  }

  void end_file(const std::string& name) {
    ++summary_.files;
    if (shown_ > line_.max_findings && !line_.statistics && !json_) {
      out_ += text_options_.words.counted("check.not-shown", shown_ - line_.max_findings, {{"file", name}});
      out_ += "\n\n";
    }
    shown_ = 0;
  }

  void end() {
    summary_.batch = batch_summary(batch_);
    if (json_ && line_.statistics) {
      JsonReport::statistics(tool_, statistics_.counts(), summary_, out_);
    } else if (json_) {
      report_.end(summary_, out_);
    } else {
      out_ += line_.statistics ? statistics_text(statistics_.counts()) : batch_facts_text(summary_, text_options_);
      out_ += text_summary(summary_, text_options_);
    }
    flush();
  }

  void flush() {
    print(out_);
    out_.clear();
  }

 private:
  const CommandLine& line_;
  const lint::Options& options_;
  const TextOptions& text_options_;
  bool json_;
  ReportingTool tool_;
  Statistics statistics_;
  JsonReport report_;
  Summary summary_;
  lint::BatchFacts batch_;
  std::string out_;
  std::size_t shown_ = 0;  ///< findings of the file
};

/// Lints all files and hands over what is found, in their order.
void lint_all(const std::vector<std::string>& files, const CommandLine& line, const lint::Options& options,
              const ReportWords& words, Run& run) {
  const std::vector<std::string> names = names_of(files, line);
  const std::uint64_t bytes = bytes_of(files);
  const bool shown =
      line.progress == When::always || (line.progress == When::automatic && !line.quiet && isatty(STDERR_FILENO) == 1);
  constexpr auto patience = std::chrono::milliseconds(2000);
  Progress progress(shown, bytes, line.progress == When::always ? std::chrono::milliseconds(0) : patience, words);
  Pipeline pipeline(Pieces(files, line.max_request), names, options, threads_for(line, files.size(), bytes));
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
      lint::FileReport report = lines->complete(std::move(linted.block));
      if (piece.last) append(report, lines->finish());
      run.add(report);
      if (piece.last) lines.reset();
    } else {
      run.add(linted.report);
    }
    if (piece.last) run.end_file(name);
    progress.update(piece.taken, run.summary().errors + run.summary().warnings + run.summary().infos);
  }
}

}  // namespace

int run_check(const CommandLine& line) {
  Settings settings;
  if (const std::string error = settings_from(line, settings); !error.empty()) {
    complain(error);
    return exit_usage;
  }
  const TextOptions text_options = {
      .color = wants_color(line.color), .quiet = line.quiet, .words = ReportWords(settings.options.rules->ui)};
  const Listing listing = list_files(line.paths);
  for (const std::string& error : listing.errors) complain(error);
  for (const std::string& folder : listing.empty)
    complain(text_options.words.sentence("check.empty-folder", {{"folder", folder}}));

  Run run(line, settings.options, text_options);
  Summary& summary = run.summary();
  summary.unreadable = listing.errors.size();
  const auto age = api::days_between(settings.options.schemas->knowledge, settings.options.as_of);
  if (age && *age > lint::knowledge_lifetime_days) summary.old_knowledge = settings.options.schemas->knowledge;
  lint_all(listing.files, line, settings.options, text_options.words, run);
  run.end();
  if (std::fflush(stdout) != 0) {
    complain("the report could not be written");
    return exit_unreadable;
  }
  if (summary.unreadable > 0) return exit_unreadable;
  if (summary.requests == 0 && summary.errors == 0 && !listing.files.empty()) {
    complain(text_options.words.counted("check.no-request", summary.files));
  }
  return exit_code(summary, line, text_options.words);
}

}  // namespace gemlint::cli
