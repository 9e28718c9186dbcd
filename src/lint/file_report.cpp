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

void count_requests_with_findings(FileReport& report) {
  report.with_findings = 0;
  const RequestName* last = nullptr;
  for (const Finding& finding : report.findings) {
    if (finding.suppression || !finding.request || (last != nullptr && finding.request->index == last->index)) continue;
    last = &*finding.request;
    ++report.with_findings;
  }
}

void apply_selection(const rules::Selection& selection, FileReport& report) {
  std::erase_if(report.findings, [&](const Finding& finding) { return !selection.is_on(finding.rule); });
  for (Finding& finding : report.findings) {
    if (const auto severity = selection.severity(finding.rule)) finding.severity = *severity;
  }
  count_requests_with_findings(report);
}

}  // namespace gemlint::lint
