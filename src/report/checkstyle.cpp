#include "report/checkstyle.hpp"

#include "report/phrases.hpp"
#include "report/report_path.hpp"
#include "report/xml.hpp"

namespace gemlint {

void CheckstyleReport::begin(std::string& out) {
  out += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n";
}

void CheckstyleReport::add(const Finding& finding, std::string& out) {
  if (!is_open_ || path_ != finding.path) {
    if (is_open_) out += "  </file>\n";
    out += "  <file";
    append_attribute(out, "name", relative_path(finding.path, folders_));
    out += ">\n";
    path_ = finding.path;
    is_open_ = true;
  }
  const Position start = finding.range ? finding.range->start.position : Position{};
  out += "    <error";
  append_attribute(out, "line", std::to_string(start.line));
  append_attribute(out, "column", std::to_string(start.column));
  append_attribute(out, "severity", to_string(finding.severity));
  append_attribute(out, "message", message_with_hint(finding));
  append_attribute(out, "source", "gemlint." + finding.rule);
  out += "/>\n";
}

void CheckstyleReport::end(const Summary& /*summary*/, std::string& out) {
  if (is_open_) out += "  </file>\n";
  out += "</checkstyle>\n";
}

}  // namespace gemlint
