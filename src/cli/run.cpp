#include "cli/run.hpp"

#include <algorithm>
#include <cstdio>

#include "cli/batch_summary.hpp"
#include "report/batch_facts_text.hpp"
#include "report/visible.hpp"

namespace gemlint::cli {
namespace {

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

}  // namespace

void complain(const std::string& text) {
  std::string visible;
  append_visible(visible, text);
  std::fprintf(stderr, "gemlint: %s\n", visible.c_str());
}

Run::Run(const CommandLine& line, const lint::Options& options, const TextOptions& text_options,
         const std::optional<ReportedShard>& shard)
    : line_(line),
      text_options_(text_options),
      json_(line.format == "json"),
      tool_{GEMLINT_VERSION, options.schemas->knowledge},
      statistics_(options.rules->rules) {
  if (!json_ || line.statistics) return;
  shard ? report_.begin(tool_, *shard, out_) : report_.begin(tool_, out_);
}

void Run::add(const lint::FileReport& report) {
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

void Run::end_file(const std::string& name) {
  ++summary_.files;
  if (shown_ > line_.max_findings && !line_.statistics && !json_) {
    out_ += text_options_.words.counted("check.not-shown", shown_ - line_.max_findings, {{"file", name}});
    out_ += "\n\n";
  }
  shown_ = 0;
}

void Run::add_fixed(FixReport& fixed) {
  if (!json_ || line_.statistics) return;
  report_.begin_fixed(out_);
  const bool read = fixed.entries().read([&](std::string_view text) {
    out_ += text;
    flush();
  });
  if (!read) complain("the list of what was fixed could not be read again");
}

bool Run::end() {
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
  if (std::fflush(stdout) == 0) return true;
  complain("the report could not be written");
  return false;
}

int Run::exit_code() const {
  if (summary_.unreadable > 0) return exit_unreadable;
  // 1 when something is as grave as the user said, or there are too many warnings.
  std::size_t counted = summary_.errors;
  if (line_.fail_on == "never") counted = 0;
  if (line_.fail_on == "warning" || line_.fail_on == "info") counted += summary_.warnings;
  if (line_.fail_on == "info") counted += summary_.infos;
  bool fails = counted > 0;
  if (line_.max_warnings && summary_.warnings > *line_.max_warnings) {
    complain(text_options_.words.counted("check.too-many-warnings", summary_.warnings,
                                         {{"limit", std::to_string(*line_.max_warnings)}}));
    fails = true;
  }
  return fails && !line_.exit_zero ? exit_findings : exit_clean;
}

void Run::flush() {
  std::fwrite(out_.data(), 1, out_.size(), stdout);
  out_.clear();
}

}  // namespace gemlint::cli
