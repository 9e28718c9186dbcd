/// Decode's hits as findings.
#pragma once

#include <vector>

#include "api/decode.hpp"
#include "finding/finding.hpp"
#include "lint/locator.hpp"
#include "lint/options.hpp"
#include "lint/requests.hpp"

namespace gemlint::lint {

/// Appends a finding for each hit in the body of `request`. `base` is the body's path in the located document (empty
/// when the document is the body itself). The findings' path and request name are left to the caller.
void append_decode_findings(const Options& options, const Request& request, const json::Value& body,
                            const api::NodePath& base, const api::Decoded& decoded, Locator& locator,
                            std::vector<Finding>& findings);

}  // namespace gemlint::lint
