/// Puts what the rules found into words and gives it a place.
#pragma once

#include <vector>

#include "finding/finding.hpp"
#include "lint/locator.hpp"
#include "lint/options.hpp"
#include "lint/requests.hpp"
#include "rules/check.hpp"

namespace gemlint::lint {

/// What the rules found in a request, and what they would find if it went to the model that is recommended instead.
struct RuleHits {
  const std::vector<rules::Hit>& hits;
  const std::vector<rules::Hit>& with_replacement;
};

/// Appends a finding for each hit; what would change with another model becomes notes of the finding that recommends
/// it. `body` finds the places of hits in the body, which stands at `base` of its document; `outer` those in the url
/// (another document when the body is a string that holds JSON).
void append_rule_findings(const Options& options, const Request& request, const rules::Context& context,
                          const RuleHits& hits, const api::NodePath& base, Locator& body, Locator& outer,
                          std::vector<Finding>& findings);

}  // namespace gemlint::lint
