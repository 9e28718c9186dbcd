/// JSON lines: one finding a line, in the very form that it has in a JSON report, then a line for each file that was
/// fixed, then one with the summary.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

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

  void add_fixed(std::string_view piece, std::string& out) override {
    while (!piece.empty()) {
      if (begins_) out += "{\"fixed\":";
      const std::size_t end = std::min(piece.find('\n'), piece.size());
      out += piece.substr(0, end);
      begins_ = end < piece.size();
      if (begins_) out += "}\n";
      piece.remove_prefix(std::min(end + 1, piece.size()));
    }
  }

  void end(const Summary& summary, std::string& out) override {
    out += "{\"summary\":";
    JsonReport::append(summary, out);
    out += "}\n";
  }

 private:
  bool begins_ = true;  ///< the next piece begins an entry
};

}  // namespace gemlint
