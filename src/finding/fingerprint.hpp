/// What makes a finding the same finding tomorrow, when lines were added above it or its file got another name.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "finding/finding.hpp"

namespace gemlint {

/// A digest of the rule, the pointer with "*" for list positions, the batch line's key and the value that is wrong (by
/// `value_digest`). Neither the line nor the file's name counts. A finding that speaks of a
/// whole object goes by that. Findings that are alike have the same one: how often
/// it occurs tells them apart.
std::uint64_t fingerprint_of(const Finding& finding, std::uint64_t value_digest);

/// The pointer of what the finding speaks of: its own, or of the object around it.
std::string_view subject_pointer(const Finding& finding);

/// "/contents/3/parts/0" as "/contents/*/parts/*".
std::string without_positions(std::string_view pointer);

}  // namespace gemlint
