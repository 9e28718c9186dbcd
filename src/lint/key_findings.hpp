/// Keys that stand in request files.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "finding/finding.hpp"
#include "lint/locator.hpp"
#include "lint/options.hpp"
#include "lint/requests.hpp"

namespace gemlint::lint {

/// The rule of these findings. A key is told once a file, so who puts blocks together has to know them.
inline constexpr std::string_view api_key_rule = "api-key-in-file";

/// Appends a finding for each key in the document's text that `told` does not hold yet, and adds it there. A locator is
/// made only when there is one. `first_request` is the number of the document's first request in its file.
void append_key_findings(const Options& options, const DocumentText& document, const Recognised& found,
                         std::size_t first_request, std::unique_ptr<Locator>& locator, std::vector<std::string>& told,
                         std::vector<Finding>& findings);

}  // namespace gemlint::lint
