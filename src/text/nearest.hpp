/// "Did you mean": the known name that a misspelt one is nearest to.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace gemlint {

/// Optimal-string-alignment distance (insert, delete, replace, swap neighbours) of two names, ignoring ASCII case, '_'
/// and '-'. Stops early and returns `limit + 1` once the distance is over `limit`.
std::size_t name_distance(std::string_view left, std::string_view right, std::size_t limit);

/// The one candidate nearest to `name`, if it is near enough to be meant: at most a third of the name's letters off (at
/// least 1, at most 3, and never all of them), and no other candidate as near. Names that differ only in case, '_' or
/// '-' are at distance 0 and always near; of candidates that differ from each other only so, the first is taken. The
/// view is the candidate's.
std::optional<std::string_view> nearest_name(std::string_view name, std::span<const std::string_view> candidates);

}  // namespace gemlint
