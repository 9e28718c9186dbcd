#include "lint/file_report.hpp"

#include <iterator>
#include <utility>

#include "lint/speaker.hpp"

namespace gemlint::lint {

void append(FileReport& report, FileReport more) {
  report.findings.insert(report.findings.end(), std::make_move_iterator(more.findings.begin()),
                         std::make_move_iterator(more.findings.end()));
  report.requests += more.requests;
  report.with_findings += more.with_findings;
  report.without_model += more.without_model;
  report.not_requests += more.not_requests;
  report.not_kept += more.not_kept;
  report.not_covered += more.not_covered;
  append(report.batch, more.batch);
}

void add_claim(const Options& options, std::string_view path, FileReport& report) {
  if (options.method == nullptr) return;
  Finding finding = speak(*options.rules, "recognise", "not-a-request", {});
  finding.in = Within::file;
  finding.path = path;
  report.findings.push_back(std::move(finding));
}

void apply_selection(const rules::Selection& selection, FileReport& report) {
  std::erase_if(report.findings, [&](const Finding& finding) { return !selection.is_on(finding.rule); });
  std::size_t last = static_cast<std::size_t>(-1);
  for (Finding& finding : report.findings) {
    if (const auto severity = selection.severity(finding.rule)) finding.severity = *severity;
    if (!finding.request || finding.request->index == last) continue;
    last = finding.request->index;
    ++report.with_findings;
  }
}

}  // namespace gemlint::lint
