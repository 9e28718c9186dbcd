#include "report/gitlab.hpp"

#include <string_view>

#include "json/writer.hpp"
#include "report/phrases.hpp"
#include "report/report_path.hpp"
#include "text/digest.hpp"
#include "text/utf8.hpp"
#include "text/whole_number.hpp"

namespace gemlint {
namespace {

/// "critical" and "blocker" are left to those who know what an outage costs: a linter does not.
std::string_view severity_of(Severity severity) {
  switch (severity) {
    case Severity::error: return "major";
    case Severity::warning: return "minor";
    case Severity::info: break;
  }
  return "info";
}

}  // namespace

void GitlabReport::add(const Finding& finding, std::string& out) {
  if (findings_ == most_findings) {
    ++left_out_;
    return;
  }
  const std::string path = relative_path(finding.path, folders_);
  // By what stands in the report, so that merging reports gives the same.
  const std::uint64_t in_file = mixed(finding.fingerprint, digest_of(with_replaced_bytes(path)));
  const std::uint32_t number = ++seen_[in_file];
  out += findings_++ == 0 ? "\n" : ",\n";
  json::Writer json(out);
  json.begin_object();
  json.text("description", message_with_hint(finding));
  json.text("check_name", finding.rule);
  json.text("fingerprint", hexadecimal(mixed(in_file, number)));
  json.text("severity", severity_of(finding.severity));
  json.begin_object("location");
  json.text("path", path);
  json.begin_object("lines");
  json.number("begin", finding.range ? finding.range->start.position.line : 1);
  json.number("end", finding.range ? finding.range->end.position.line : 1);
  json.end_object();
  json.end_object();
  json.end_object();
}

}  // namespace gemlint
