/// The type of a field as people who write JSON know it.
#pragma once

#include <span>
#include <string>

#include "api/schema.hpp"
#include "rules/text.hpp"

namespace gemlint::lsp {

/// "number (float)", "list of Part", "object Content", "string of base64", in the words of `ui`. With `element`, the
/// type of one element of the field's list, or of one value of its map.
std::string type_words(std::span<const rules::Text> ui, const api::Schemas& schemas, const api::Field& field,
                       bool element = false);

/// The message that an object at the field is (of a list an element, of a map a value), or null.
const api::Message* message_of(const api::Schemas& schemas, const api::Field& field);

/// The enum that a value at the field is of, or null.
const api::Enum* enum_of(const api::Schemas& schemas, const api::Field& field);

}  // namespace gemlint::lsp
