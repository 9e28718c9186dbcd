/// What stands in a JSON object, for formats of gemlint's own that are read member by member.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "json/accept.hpp"

namespace gemlint::json {

/// The first member of that name; null when there is none, or when `object` is no object.
const Value* member(const Value& object, std::string_view name);

/// A whole number from 0 on; nothing when there is none of that name.
std::optional<std::size_t> count_in(const Value& object, std::string_view name);

/// A string; nothing when there is none of that name.
std::optional<std::string> text_in(const Value& object, std::string_view name);

}  // namespace gemlint::json
