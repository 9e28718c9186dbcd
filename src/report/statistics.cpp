#include "report/statistics.hpp"

#include <algorithm>

#include "report/id_words.hpp"

namespace gemlint {

void Statistics::add(const Finding& finding) {
  RuleCount& count = counts_[{finding.rule, -static_cast<int>(finding.severity)}];
  if (count.count == 0) {
    count.rule = finding.rule;
    count.category = finding.category;
    count.severity = finding.severity;
    if (const auto said = words_of_id(finding.rule, words_)) count.title = said->title;
    for (const rules::Rule& rule : rules_) {
      if (rule.id == finding.rule) count.title = rule.title;
    }
  }
  ++count.count;
  const bool fixable = std::any_of(finding.fixes.begin(), finding.fixes.end(),
                                   [](const Fix& fix) { return fix.safety == Safety::safe; });
  count.fixable += fixable ? 1 : 0;
}

std::vector<RuleCount> Statistics::counts() const {
  std::vector<RuleCount> all;
  for (const auto& [key, count] : counts_) all.push_back(count);
  std::stable_sort(all.begin(), all.end(), [](const RuleCount& a, const RuleCount& b) { return a.count > b.count; });
  return all;
}

std::string statistics_text(const std::vector<RuleCount>& counts) {
  std::size_t widest_count = 0;
  std::size_t widest_rule = 0;
  for (const RuleCount& count : counts) {
    widest_count = std::max(widest_count, std::to_string(count.count).size());
    widest_rule = std::max(widest_rule, count.rule.size());
  }
  constexpr std::size_t widest_severity = 7;  // "warning"
  std::string out;
  for (const RuleCount& count : counts) {
    const std::string number = std::to_string(count.count);
    const std::string severity = to_string(count.severity);
    out += std::string(widest_count - number.size(), ' ') + number + "  " + severity;
    out += std::string(widest_severity - severity.size(), ' ') + "  " + count.rule;
    out += std::string(widest_rule - count.rule.size(), ' ') + (count.fixable > 0 ? "  *  " : "     ") + count.title;
    out += '\n';
  }
  if (!counts.empty()) out += '\n';
  return out;
}

}  // namespace gemlint
