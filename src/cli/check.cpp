#include "cli/check.hpp"

#include <unistd.h>

#include <algorithm>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "api/day.hpp"
#include "cli/files.hpp"
#include "cli/settings.hpp"
#include "lint/linter.hpp"
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

struct FileResult {
  lint::FileReport report;
  std::string error;
};

FileResult lint_file(lint::Linter& linter, const std::string& file, const CommandLine& line) {
  FileResult result;
  Contents contents = read_contents(file, line.max_request);
  const std::string name = file == "-" ? (line.stdin_filename.empty() ? "<stdin>" : line.stdin_filename) : file;
  if (!contents.ok) {
    result.error = std::move(contents.error);
  } else if (contents.too_large) {
    result.report = linter.too_large(name, contents.size);
  } else {
    result.report = linter.lint(name, contents.text);
  }
  return result;
}

/// Lints files on several threads and hands the results over in the order of the files.
class Pool {
 public:
  Pool(const std::vector<std::string>& files, const CommandLine& line, const lint::Options& options)
      : files_(files), line_(line), options_(options), results_(files.size()) {
    const unsigned machine = std::max(1u, std::thread::hardware_concurrency());
    const std::size_t wanted = line.jobs != 0 ? line.jobs : machine;
    const std::size_t count = std::min(wanted, files.size());
    for (std::size_t i = 0; count > 1 && i < count; ++i) threads_.emplace_back([this] { work(); });
    if (threads_.empty()) linter_.emplace(options_);
  }

  ~Pool() {
    for (std::thread& thread : threads_) thread.join();
  }
  Pool(const Pool&) = delete;
  Pool& operator=(const Pool&) = delete;

  /// The result of file `index`; asked for once each, in order.
  FileResult take(std::size_t index) {
    if (linter_) return lint_file(*linter_, files_[index], line_);
    std::unique_lock lock(mutex_);
    ready_.wait(lock, [&] { return results_[index].has_value(); });
    FileResult result = std::move(*results_[index]);
    results_[index].reset();
    return result;
  }

 private:
  void work() {
    lint::Linter linter(options_);
    for (;;) {
      std::size_t index = 0;
      {
        const std::lock_guard lock(mutex_);
        if (next_ == files_.size()) return;
        index = next_++;
      }
      FileResult result = lint_file(linter, files_[index], line_);
      {
        const std::lock_guard lock(mutex_);
        results_[index] = std::move(result);
      }
      ready_.notify_one();
    }
  }

  const std::vector<std::string>& files_;
  const CommandLine& line_;
  const lint::Options& options_;
  std::optional<lint::Linter> linter_;  ///< when one thread does it all
  std::vector<std::optional<FileResult>> results_;
  std::size_t next_ = 0;
  std::mutex mutex_;
  std::condition_variable ready_;
  std::vector<std::thread> threads_;
};

bool wants_color(When when) {
  if (when != When::automatic) return when == When::always;
  const char* no_color = std::getenv("NO_COLOR");
  return (no_color == nullptr || *no_color == '\0') && isatty(STDOUT_FILENO) == 1;
}

void count(const lint::FileReport& report, Summary& summary) {
  ++summary.files;
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

  const bool json = line.format == "json";
  Summary summary;
  summary.unreadable = listing.errors.size();
  const auto age = api::days_between(settings.options.schemas->knowledge, settings.options.as_of);
  if (age && *age > lint::knowledge_lifetime_days) summary.old_knowledge = settings.options.schemas->knowledge;
  JsonReport report;
  std::string out;
  const ReportingTool tool = {GEMLINT_VERSION, settings.options.schemas->knowledge};
  Statistics statistics(settings.options.rules->rules);
  if (json && !line.statistics) report.begin(tool, out);
  {
    Pool pool(listing.files, line, settings.options);
    for (std::size_t i = 0; i < listing.files.size(); ++i) {
      const FileResult result = pool.take(i);
      if (!result.error.empty()) {
        complain(result.error);
        ++summary.unreadable;
        continue;
      }
      count(result.report, summary);
      for (const Finding& finding : result.report.findings) {
        if (line.statistics) {
          statistics.add(finding);
        } else if (json) {
          report.add(finding, out);
        } else {
          append_text(out, finding, text_options);
        }
      }
      if (out.size() > (1u << 16)) {
        print(out);
        out.clear();
      }
    }
  }
  if (json && line.statistics) {
    JsonReport::statistics(tool, statistics.counts(), summary, out);
  } else if (json) {
    report.end(summary, out);
  } else {
    if (line.statistics) out += statistics_text(statistics.counts());
    out += text_summary(summary, text_options);
  }
  print(out);
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
