/// Checkstyle XML, for review bots and build servers that read no other form.
#pragma once

#include <string>
#include <vector>

#include "report/reporter.hpp"

namespace gemlint {

/// A <file> for each file with findings, with an <error> for each of them.
class CheckstyleReport : public Reporter {
 public:
  explicit CheckstyleReport(const ReportSettings& settings) : folders_(settings.folders) {}

  void begin(std::string& out) override;
  void add(const Finding& finding, std::string& out) override;
  void end(const Summary& summary, std::string& out) override;

 private:
  std::vector<std::string> folders_;
  std::string path_;  ///< of the element that is open
  bool is_open_ = false;
};

}  // namespace gemlint
