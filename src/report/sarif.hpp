/// SARIF 2.1.0, as GitHub code scanning and other systems take it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "json/writer.hpp"
#include "report/reporter.hpp"

namespace gemlint {

/// One run. Results are written as they come, the rules that they name behind them, in the order in which they first
/// found something.
///
/// GitHub refuses a run of more than 25,000 results and keeps the 5,000 gravest of them. So a report ends there, and
/// what is no error takes 20,000 of these places at most, which leaves errors theirs wherever they stand. What was left
/// out is said in a notification. Which fingerprints were there is kept, for no more results than that.
class SarifReport : public Reporter {
 public:
  static constexpr std::size_t most_results = 25'000;
  static constexpr std::size_t most_lesser_results = 20'000;
  static constexpr std::size_t most_problems = 1'000;

  explicit SarifReport(const ReportSettings& settings) : settings_(settings) {}

  void begin(std::string& out) override;
  void add(const Finding& finding, std::string& out) override;
  void add_problem(std::string_view problem, std::string& out) override;
  void end(const Summary& summary, std::string& out) override;
  bool takes_suppressed() const override { return true; }
  std::size_t left_out() const override { return left_out_; }

 private:
  std::size_t index_of(const Finding& finding);
  void write_fingerprints(json::Writer& json, const Finding& finding);
  void write_location(json::Writer& json, std::string_view path, const std::optional<Range>& range) const;
  void write_fix(json::Writer& json, const Finding& finding, const Fix& fix) const;

  ReportSettings settings_;
  std::vector<std::string> rules_;  ///< ids of those that found something; their index is their place
  std::unordered_map<std::string, std::size_t> index_of_rule_;
  std::unordered_map<std::uint64_t, std::uint32_t> seen_;  ///< how often, by fingerprint
  std::vector<std::string> problems_;
  std::size_t results_ = 0;
  std::size_t lesser_results_ = 0;
  std::size_t left_out_ = 0;
};

}  // namespace gemlint
