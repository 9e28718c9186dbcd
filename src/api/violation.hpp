/// What decode finds: one violation at one node, with what is needed to say it in words.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "api/schema.hpp"

namespace gemlint::api {

/// Each has an entry of the same name (in kebab-case) under "emits" of one rule with "stage": "decode".
enum class Violation : std::uint8_t {
  unknown_name,
  empty_name,
  list_for_singular,
  object_for_scalar,
  scalar_for_message,
  wrong_scalar,
  fraction_for_integer,
  list_for_map,
  list_in_map,
  root_not_object,
  integer_out_of_range,
  float_out_of_range,
  unknown_enum_value,
  enum_wrong_kind,
  undeclared_enum_number,
  bytes_not_base64,
  invalid_duration,
  invalid_timestamp,
  invalid_field_mask,
  oneof_conflict,
  bound_field_in_body,
  field_set_twice,
  repeated_map_key,
  repeated_field_last_wins,
  repeated_field_merged,
  repeated_field_appended,
  too_deep,
  deep,
  not_in_version,
};

inline constexpr std::size_t violation_count = static_cast<std::size_t>(Violation::not_in_version) + 1;

/// "unknown-name", …
std::string_view to_string(Violation violation);

/// A node of the body as the child positions that lead to it from the root (members and elements alike count from 0;
/// names repeat, positions do not).
using NodePath = std::vector<std::uint32_t>;

struct Hit {
  Violation violation = Violation::unknown_name;
  NodePath path;
  bool on_key = false;               ///< the member's name is wrong, not its value
  NodePath other;                    ///< the earlier of two that clash, where there is one
  const Message* message = nullptr;  ///< the message that the node is a member of, or an element of a list of
  const Field* field = nullptr;      ///< the field, where it is known
  std::string name;                  ///< the member's name as the user wrote it; empty in lists
  std::string at;                    ///< the server's path: proto names and indexes
  std::string type;                  ///< what the server prints in brackets
  std::string value;                 ///< the value as the server echoes it, cut for display
  std::string reason;                ///< more of the server's words: the oneof's name, what is wrong with a duration
  std::size_t count = 0;             ///< elements of a list that stands where none may
};

}  // namespace gemlint::api
