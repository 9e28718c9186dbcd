/// JSON lines: one finding a line, in the very form that it has in a JSON report, then a line with the summary.
#pragma once

#include "report/json.hpp"
#include "report/reporter.hpp"

namespace gemlint {

class JsonLinesReport : public Reporter {
 public:
  explicit JsonLinesReport(const ReportSettings& /*settings*/) {}

  void add(const Finding& finding, std::string& out) override {
    JsonReport::append(finding, out);
    out += '\n';
  }

  void end(const Summary& summary, std::string& out) override {
    out += "{\"summary\":";
    JsonReport::append(summary, out);
    out += "}\n";
  }
};

}  // namespace gemlint
