#include "cli/run.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <system_error>
#include <vector>

#include "cli/batch_summary.hpp"
#include "report/visible.hpp"

namespace gemlint::cli {
namespace {

void count(const Finding& finding, Summary& summary) {
  if (finding.suppression) {
    ++(finding.suppression->source == Suppression::Source::baseline ? summary.baselined : summary.suppressed);
    return;
  }
  ++(finding.severity == Severity::error     ? summary.errors
     : finding.severity == Severity::warning ? summary.warnings
                                             : summary.infos);
  const bool safe = std::any_of(finding.fixes.begin(), finding.fixes.end(),
                                [](const Fix& fix) { return fix.safety == Safety::safe; });
  if (safe) ++summary.fixable;
}

/// Requests all of whose findings are suppressed. Findings come request by request.
std::size_t wholly_suppressed(const std::vector<Finding>& findings) {
  std::size_t requests = 0;
  for (auto at = findings.begin(); at != findings.end();) {
    const auto end = std::find_if(at, findings.end(), [&](const Finding& other) {
      return other.path != at->path || other.request.has_value() != at->request.has_value() ||
             (other.request && other.request->index != at->request->index);
    });
    const bool all = std::all_of(at, end, [](const Finding& finding) { return finding.suppression.has_value(); });
    if (at->request && all) ++requests;
    at = end;
  }
  return requests;
}

/// The least severity that makes the exit code 1; nothing when none does.
std::optional<Severity> least_failure(const std::string& fail_on) {
  for (const Severity severity : {Severity::info, Severity::warning, Severity::error}) {
    if (fail_on == to_string(severity)) return severity;
  }
  return std::nullopt;
}

/// This second, in UTC: YYYY-MM-DDThh:mm:ss.
std::string now() {
  // Not by gmtime or strftime: these read the file of time zones at every start.
  using std::chrono::floor;
  const auto moment = floor<std::chrono::seconds>(std::chrono::system_clock::now());
  const auto midnight = floor<std::chrono::days>(moment);
  const std::chrono::year_month_day day{midnight};
  const std::chrono::hh_mm_ss time{moment - midnight};
  char text[32];
  std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02d", static_cast<int>(day.year()),
                static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()),
                static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                static_cast<int>(time.seconds().count()));
  return text;
}

/// The names of the folder that the run is in: the one without links, and the one by which the user came there.
std::vector<std::string> current_folder() {
  std::error_code error;
  std::vector<std::string> names = {std::filesystem::current_path(error).string()};
  const char* named = std::getenv("PWD");
  if (named != nullptr && *named == '/' && std::filesystem::equivalent(named, ".", error) && !error)
    names.emplace_back(named);
  return names;
}

}  // namespace

void complain(const std::string& text) {
  std::string visible;
  append_visible(visible, text);
  std::fprintf(stderr, "gemlint: %s\n", visible.c_str());
}

Run::Run(const CommandLine& line, const lint::Options& options, const TextOptions& text_options,
         const std::optional<ReportedShard>& shard)
    : line_(line), text_options_(text_options), options_(options), shard_(shard) {}

std::string Run::open(const std::vector<OutputWish>& wishes, std::string_view language, const std::string& fail_on) {
  fail_on_ = fail_on;
  ReportSettings settings;
  settings.tool = {GEMLINT_VERSION, options_.schemas->knowledge};
  settings.shard = shard_;
  settings.text = text_options_;
  settings.max_findings = line_.max_findings;
  settings.rules = options_.rules;
  settings.language = language;
  settings.folders = current_folder();
  settings.started = now();
  settings.least_failure = least_failure(fail_on);
  settings.statistics = line_.statistics;
  return outputs_.open(wishes, settings, line_.color == When::always);
}

void Run::add(const lint::FileReport& report) {
  summary_.requests += report.requests;
  summary_.without_model += report.without_model;
  summary_.not_requests += report.not_requests;
  summary_.not_covered += report.not_covered;
  summary_.with_findings += report.with_findings - std::min(report.with_findings, wholly_suppressed(report.findings));
  append(batch_, report.batch);
  for (const Finding& finding : report.findings) {
    count(finding, summary_);
    outputs_.add(finding);
  }
}

void Run::end_file(const std::string& name) {
  ++summary_.files;
  outputs_.end_file(name);
}

void Run::add_problem(const std::string& problem) {
  complain(problem);
  ++summary_.unreadable;
  outputs_.add_problem(problem);
}

void Run::add_fixed(FixReport& fixed) {
  outputs_.begin_fixed();
  const bool read = fixed.entries().read([&](std::string_view text) { outputs_.add_fixed(text); });
  if (!read) complain("the list of what was fixed could not be read again");
}

bool Run::end() {
  summary_.batch = batch_summary(batch_);
  const std::vector<std::string> wrong = outputs_.end(summary_);
  for (const std::string& note : outputs_.incomplete(text_options_.words)) complain(note);
  for (const std::string& error : wrong) complain(error);
  return wrong.empty();
}

int Run::exit_code() const {
  if (summary_.unreadable > 0) return exit_unreadable;
  // 1 when something is as grave as the user said, or there are too many warnings.
  std::size_t counted = summary_.errors;
  if (fail_on_ == "never") counted = 0;
  if (fail_on_ == "warning" || fail_on_ == "info") counted += summary_.warnings;
  if (fail_on_ == "info") counted += summary_.infos;
  bool fails = counted > 0;
  if (line_.max_warnings && summary_.warnings > *line_.max_warnings) {
    complain(text_options_.words.counted("check.too-many-warnings", summary_.warnings,
                                         {{"limit", std::to_string(*line_.max_warnings)}}));
    fails = true;
  }
  return fails && !line_.exit_zero ? exit_findings : exit_clean;
}

}  // namespace gemlint::cli
