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

/// A member of an object, or null.
const json::Value* member(const json::Value& object, std::string_view name);

/// A whole number from 0 on; nothing when there is none of that name.
std::optional<std::size_t> count_in(const json::Value& object, std::string_view name);

/// A string; nothing when there is none of that name.
std::optional<std::string> text_in(const json::Value& object, std::string_view name);

}  // namespace gemlint::cli
