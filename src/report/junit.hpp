/// JUnit XML, which every CI system shows as test results.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "report/reporter.hpp"

namespace gemlint {

/// A test suite for each file, with a test case for each finding: one that makes the run fail (--fail-on) is a failure,
/// another a case that passes, with its words in the suite's output. A file without findings is one case that passes,
/// what could not be read one with an error; of those whose names are not
/// known there is one for all, with their number.
///
/// A suite says first how many cases it has, so its cases are kept until it ends: 10,000 at most, after which the file
/// goes on in a further suite of the same name.
class JunitReport : public Reporter {
 public:
  static constexpr std::size_t most_cases = 10'000;

  explicit JunitReport(const ReportSettings& settings)
      : words_(settings.text.words), started_(settings.started), least_failure_(settings.least_failure) {}

  void begin(std::string& out) override;
  void add(const Finding& finding, std::string& out) override;
  void end_file(std::string_view path, std::string& out) override;
  void add_problem(std::string_view problem, std::string& out) override;
  void end(const Summary& summary, std::string& out) override;

 private:
  void add_error(std::string_view name, std::string_view message, std::string& out);
  void add_failure(const Finding& finding);
  void write_suite(std::string_view name, std::string& out);

  ReportWords words_;
  std::string started_;
  std::optional<Severity> least_failure_;
  std::size_t suites_ = 0;
  std::size_t problems_ = 0;  ///< that were told one by one

  // The suite that is not written yet.
  std::string path_;
  std::string cases_;
  std::string output_;  ///< what stands in its <system-out>
  std::size_t tests_ = 0;
  std::size_t failures_ = 0;
  std::size_t errors_ = 0;
};

}  // namespace gemlint
