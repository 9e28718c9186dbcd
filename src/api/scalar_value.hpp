/// The value that the server takes from a scalar's JSON form, once decode has found nothing wrong with it.
#pragma once

#include <optional>
#include <string_view>

#include "api/schema.hpp"
#include "json/accept.hpp"

namespace gemlint::api {

/// A number, or a string that holds one ("0.5", "NaN", "0x10"); nothing for anything else. Integers over 2^53 are
/// rounded.
std::optional<double> read_number(const json::Value& value);

/// true, "yes", 1 and the like.
std::optional<bool> read_boolean(const json::Value& value);

/// The name of an enum's value, given by name in any case, or by number; nothing for a number that is not declared.
std::optional<std::string_view> read_enum_name(const Enum& type, const json::Value& value);

}  // namespace gemlint::api
