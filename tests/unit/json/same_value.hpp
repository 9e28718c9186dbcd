/// Compares values of the two readers.
#pragma once

#include <string>
#include <string_view>

#include "json/explain.hpp"

namespace gemlint::json::test {

/// Where and how two values differ, or nothing: kinds, names with their order and repetitions, strings byte by byte,
/// numbers by stored type and by value.
std::string difference(const Value& left, const Value& right, const std::string& path = "");

/// Compact JSON of a value.
std::string written(const Value& value);

/// What is wrong with the shape of `tree` as a tree of `text`, or nothing: links, order, nesting and bounds of spans.
std::string flaw_of(const Tree& tree, std::string_view text);

/// Reads `text` with both readers and says how they disagree, or nothing: one accepts it if and only if the other has
/// nothing to complain of, and then both make the same value.
std::string disagreement(AcceptReader& reader, std::string_view text);

}  // namespace gemlint::json::test
