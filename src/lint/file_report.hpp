/// What a file, or a part of it, held.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "finding/finding.hpp"
#include "lint/batch_facts.hpp"
#include "lint/options.hpp"

namespace gemlint::lint {

struct FileReport {
  std::vector<Finding> findings;  ///< in the order of the file
  std::size_t requests = 0;
  std::size_t with_findings = 0;  ///< requests that have some
  std::size_t without_model = 0;  ///< requests whose model is not known
  std::size_t not_requests = 0;  ///< JSON objects that are none of ours; 1 for a file that holds no request and no JSON
  std::size_t not_kept = 0;      ///< lines or documents over the limit, of which nothing is known
  std::size_t not_covered = 0;   ///< requests to routes that are left alone
  BatchFacts batch;              ///< of its batch lines
};

/// Adds `more`, which stands behind what `report` is of.
void append(FileReport& report, FileReport more);

/// Adds the finding that a file holds no request, if it is claimed to hold one.
void add_claim(const Options& options, std::string_view path, FileReport& report);

/// Takes out what the user does not want to hear, gives the rest the severity that he wants, and counts the requests
/// with findings.
void apply_selection(const rules::Selection& selection, FileReport& report);

}  // namespace gemlint::lint
