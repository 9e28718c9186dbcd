#include "cli/batch_summary.hpp"

#include <algorithm>
#include <tuple>

namespace gemlint::cli {

std::optional<BatchSummary> batch_summary(const lint::BatchFacts& facts) {
  if (facts.requests == 0) return std::nullopt;
  BatchSummary summary;
  summary.requests = facts.requests;
  summary.repeated_keys = facts.repeated_keys;
  for (const lint::BatchTarget& target : facts.targets)
    summary.targets.push_back({target.model, target.method, target.requests});
  std::stable_sort(summary.targets.begin(), summary.targets.end(),
                   [](const BatchSummary::Target& a, const BatchSummary::Target& b) {
                     return std::tie(b.requests, a.model, a.method) < std::tie(a.requests, b.model, b.method);
                   });
  summary.least = facts.line_bytes.least();
  summary.median = facts.line_bytes.at_percent(50);
  summary.ninety = facts.line_bytes.at_percent(90);
  summary.ninety_nine = facts.line_bytes.at_percent(99);
  summary.most = facts.line_bytes.most();
  return summary;
}

}  // namespace gemlint::cli
