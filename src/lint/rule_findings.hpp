/// Puts what the rules found into words and gives it a place.
#pragma once

#include <vector>

#include "finding/finding.hpp"
#include "lint/locator.hpp"
#include "lint/options.hpp"
#include "lint/requests.hpp"
#include "rules/check.hpp"

namespace gemlint::lint {

/// Appends a finding for each hit. `body` finds the places of hits in the body, which stands at `base` of its document;
/// `outer` those in the url (another document when the body is a string that holds JSON).
void append_rule_findings(const Options& options, const Request& request, const rules::Context& context,
                          const std::vector<rules::Hit>& hits, const api::NodePath& base, Locator& body, Locator& outer,
                          std::vector<Finding>& findings);

}  // namespace gemlint::lint
