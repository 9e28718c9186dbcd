/// The text report of a run: its findings, then the summary.
#pragma once

#include <cstddef>
#include <string>

#include "report/reporter.hpp"

namespace gemlint {

/// Shows no more findings of a file than the settings say, and counts the rest.
class TextReporter : public Reporter {
 public:
  explicit TextReporter(const ReportSettings& settings)
      : options_(settings.text), max_findings_(settings.max_findings) {}

  void add(const Finding& finding, std::string& out) override;
  void end_file(std::string_view path, std::string& out) override;
  void end(const Summary& summary, std::string& out) override;

 private:
  void finish_file(std::string& out);

  TextOptions options_;
  std::size_t max_findings_;
  std::string path_;      ///< of the file that findings came of last
  std::size_t seen_ = 0;  ///< its findings
};

}  // namespace gemlint
