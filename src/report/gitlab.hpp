/// GitLab's Code Quality report: merge requests show what came and went.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "report/reporter.hpp"

namespace gemlint {

/// A JSON array with an object for each finding. GitLab takes findings with one fingerprint for one finding, so those
/// that are alike in a file are told apart by their number among each other; what was seen is kept for that, which is
/// why a report ends at 100,000 findings. No widget shows as many.
class GitlabReport : public Reporter {
 public:
  static constexpr std::size_t most_findings = 100'000;

  explicit GitlabReport(const ReportSettings& settings) : folders_(settings.folders) {}

  void begin(std::string& out) override { out += '['; }
  void add(const Finding& finding, std::string& out) override;
  void end(const Summary& /*summary*/, std::string& out) override { out += findings_ == 0 ? "]\n" : "\n]\n"; }
  std::size_t left_out() const override { return left_out_; }

 private:
  std::vector<std::string> folders_;
  std::unordered_map<std::uint64_t, std::uint32_t> seen_;  ///< how often, by file and fingerprint
  std::size_t findings_ = 0;
  std::size_t left_out_ = 0;
};

}  // namespace gemlint
