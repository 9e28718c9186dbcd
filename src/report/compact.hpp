/// One finding a line, for people and for everything that reads the lines of a compiler.
#pragma once

#include "report/phrases.hpp"
#include "report/reporter.hpp"

namespace gemlint {

/// `path:line:column: severity: message; hint [rule]`, and nothing else: no summary, no colours.
/// Those who read such lines demand a place, so a finding about a file as a whole is at its begin, 1:1.
class CompactReport : public Reporter {
 public:
  explicit CompactReport(const ReportSettings& /*settings*/) {}

  void add(const Finding& finding, std::string& out) override {
    append_headline(out, finding, finding.range ? finding.range->start.position : Position{});
    out += '\n';
  }

  void end(const Summary& /*summary*/, std::string& /*out*/) override {}
};

}  // namespace gemlint
