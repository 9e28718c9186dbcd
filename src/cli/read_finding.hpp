/// Findings back from the JSON of a report.
#pragma once

#include <optional>
#include <string_view>

#include "finding/finding.hpp"
#include "json/accept.hpp"

namespace gemlint::cli {

/// The finding that JsonReport wrote as `value`; nothing when it is none. What reports do not have, such as code
/// frames, is empty.
std::optional<Finding> read_finding(const json::Value& value);

}  // namespace gemlint::cli
