/// What the linter knows of batch files, for the reports.
#pragma once

#include <optional>

#include "lint/batch_facts.hpp"
#include "report/summary.hpp"

namespace gemlint::cli {

/// Nothing when there was no batch line. What has the form of a secret is masked.
std::optional<BatchSummary> batch_summary(const lint::BatchFacts& facts);

}  // namespace gemlint::cli
