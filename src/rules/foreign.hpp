/// What people bring from other APIs, or put in the wrong place, and what becomes of it (rules/foreign_names.json).
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace gemlint::rules {

/// What a fix does with the member of a foreign name.
enum class Remedy : std::uint8_t {
  none,
  move,    ///< puts it where `use` says
  remove,  ///< takes it out
};

/// A name that a message does not have, and what to use in its place.
struct ForeignName {
  std::string_view message;  ///< in which message
  std::string_view name;     ///< a '*' at the end stands for the rest of the name
  /// A path of JSON names inside that message, or words. Of alternatives "member>name" with '|' between them, the one
  /// whose member leads to the place.
  std::string_view use;
  std::string_view hint;  ///< which hint of the rule says it: "foreign", "instead", "json-schema", "drop"
  Remedy remedy = Remedy::none;
  std::string_view of;    ///< the kind of value that the remedy is for: "string", "object", …; empty = any
  std::string_view with;  ///< for `move`: the new value, see fill_value(); empty = the value as it is
  bool safe = false;
};

/// An object that another API puts where a message belongs: it has these names, and none of the message's own.
struct ForeignShape {
  std::string_view message;
  std::span<const std::string_view> has;
  std::string_view use;   ///< how the message is written instead, for people
  std::string_view with;  ///< JSON text for the whole object, see fill_value(); empty = no fix
};

/// A value that people put where a message or Struct belongs.
struct ForeignValue {
  std::string_view on;   ///< the message that belongs there, or a field: "FunctionResponse.response"
  std::string_view of;   ///< the kind of the value: "string", "list", "number", …
  std::string_view use;  ///< how it is written instead, for people
  std::string_view with;
  bool safe = false;
};

struct Foreign {
  std::span<const ForeignName> names;
  std::span<const ForeignShape> shapes;
  std::span<const ForeignValue> values;
};

}  // namespace gemlint::rules
