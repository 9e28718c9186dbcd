/// What the linter knows of batch files, for the reports.
#pragma once

#include <optional>

#include "lint/batch_facts.hpp"
#include "report/summary.hpp"

namespace gemlint::cli {

/// Nothing when there was no batch line.
std::optional<BatchSummary> batch_summary(const lint::BatchFacts& facts);

}  // namespace gemlint::cli
