/// Findings counted by rule, in place of the findings themselves.
#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "finding/finding.hpp"
#include "report/words.hpp"
#include "rules/rule.hpp"

namespace gemlint {

/// What a rule found of one severity.
struct RuleCount {
  std::string rule;
  std::string category;
  Severity severity = Severity::error;
  std::string title;
  std::size_t count = 0;
  std::size_t fixable = 0;  ///< findings with a safe fix
};

class Statistics {
 public:
  Statistics(std::span<const rules::Rule> rules, const ReportWords& words) : rules_(rules), words_(words) {}

  void add(const Finding& finding);

  /// The most frequent first; of equally many, by id.
  std::vector<RuleCount> counts() const;

 private:
  std::span<const rules::Rule> rules_;
  ReportWords words_;
  std::map<std::pair<std::string, int>, RuleCount> counts_;  ///< by rule, then the gravest first
};

/// A line for each rule: how often, how grave, its id and title; a star where all or some can be mended with --fix.
std::string statistics_text(const std::vector<RuleCount>& counts);

}  // namespace gemlint
