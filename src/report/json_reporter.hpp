/// The JSON report of a run.
#pragma once

#include <optional>

#include "report/json.hpp"
#include "report/reporter.hpp"

namespace gemlint {

class JsonReporter : public Reporter {
 public:
  explicit JsonReporter(const ReportSettings& settings) : tool_(settings.tool), shard_(settings.shard) {}

  void begin(std::string& out) override { shard_ ? report_.begin(tool_, *shard_, out) : report_.begin(tool_, out); }
  void add(const Finding& finding, std::string& out) override { report_.add(finding, out); }
  void begin_fixed(std::string& out) override { report_.begin_fixed(out); }
  void add_fixed(std::string_view piece, std::string& out) override { report_.add_fixed(piece, out); }
  void end(const Summary& summary, std::string& out) override { report_.end(summary, out); }

 private:
  ReportingTool tool_;
  std::optional<ReportedShard> shard_;
  JsonReport report_;
};

}  // namespace gemlint
