/// How the server reads one scalar. Source: knowledge of protobuf's ProtoJSON mapping (rows 11 to 19 and 36 of the
/// API's observed behaviour): numbers in strings, words for booleans, either base64 alphabet, enum names in any case.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "api/schema.hpp"
#include "json/accept.hpp"

namespace gemlint::api {

/// What is wrong with a scalar value for its field.
enum class ScalarFault : std::uint8_t {
  none,
  wrong_kind,  ///< not a value of this type at all
  fraction,    ///< a number with a fraction where a whole one is wanted
  out_of_range,
  not_base64,
  unknown_enum_value,
  undeclared_enum_number,  ///< accepted unchecked
};

/// Checks `value` (not null, no object, no list) against a scalar kind; `type` is the enum where the kind is one.
ScalarFault check_scalar(Kind kind, const Enum* type, const json::Value& value);

/// True when the server can decode `text` as base64: standard or web-safe alphabet (not both), padding optional, blanks
/// ignored. The length is refused when one character is left over. Linear, without allocation.
bool is_base64(std::string_view text);

/// The value that the server finds under `name`: exact name, number in a string, or upper-cased with '-' as '_'; null
/// when there is none.
const EnumValue* find_enum_value(const Enum& type, std::string_view name);

/// True when the server takes `name`: it finds a value, or `name` is a non-negative number and the enum's are not
/// known.
bool is_enum_value(const Enum& type, std::string_view name);

/// The server's words after "Field 'x', " for a bad google.protobuf.Duration, or empty when it is fine.
std::string duration_fault(const json::Value& value);

/// The same for google.protobuf.Timestamp.
std::string timestamp_fault(const json::Value& value);

/// The same for google.protobuf.FieldMask.
std::string field_mask_fault(const json::Value& value);

/// The value as the server echoes it: strings raw in double quotes, numbers as digits. A string over 80 code points is
/// cut in the middle (40 are kept at either end), since prompts and media are never printed whole.
std::string echo(const json::Value& value);

/// The server's name of a scalar kind: "TYPE_INT32".
std::string_view wire_type(Kind kind);

}  // namespace gemlint::api
