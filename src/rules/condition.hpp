/// The conditions of rule files: a closed part of JSON Schema draft 7, read against the decoded view. They name fields
/// as the view does (camelCase), enum values by name.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "api/schema.hpp"

namespace gemlint::rules {

enum class Keyword : std::uint8_t {
  all_of,            ///< every part; none = always true
  any_of,            ///< one of the parts
  none_of,           ///< "not": no part
  type,              ///< one of `names`
  one_of,            ///< "const", "enum": one of `literals`
  required,          ///< all of `names` are set
  property,          ///< if names[0] is set, its value fulfils the part
  other_properties,  ///< "additionalProperties": set fields other than `names` fulfil the part
  property_names,    ///< the name of each set field fulfils the part
  items,             ///< each element fulfils the part
  contains,          ///< an element fulfils the part
  minimum,
  maximum,
  exclusive_minimum,
  exclusive_maximum,
  min_length,  ///< in code points
  max_length,
  min_items,
  max_items,
  min_properties,
  max_properties,
};

/// A value in "const" or "enum".
struct Literal {
  enum class Kind : std::uint8_t { text, number, boolean } kind = Kind::text;
  std::string_view text;
  double number = 0;  ///< booleans: 0 or 1
};

struct Condition {
  Keyword keyword = Keyword::all_of;
  double number = 0;
  std::span<const api::FieldName> names;  ///< the bundled rules know where each field is
  std::span<const Literal> literals;
  const Condition* parts = nullptr;
  std::uint16_t part_count = 0;

  /// The parts as a range. (A span member would need the complete type.)
  std::span<const Condition> all_parts() const { return {parts, part_count}; }
};

}  // namespace gemlint::rules
