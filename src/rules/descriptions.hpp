/// One-line descriptions of the API's messages, fields and enum values, in each language (schemas/descriptions.json and
/// schemas/locale): what an editor shows beside a name.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "api/schema.hpp"
#include "rules/language.hpp"

namespace gemlint::rules {

/// The sentences of one language, one after the other: for each message of the schemas its own and those of its fields,
/// then for each enum those of its values. They are found by counting: a table of pointers would have to be set right
/// each time gemlint starts.
struct Descriptions {
  const api::Schemas* schemas = nullptr;     ///< what the sentences are about
  std::string_view text;                     ///< all sentences
  std::span<const std::uint32_t> ends;       ///< where each sentence ends in `text`, and so where the next begins
  std::span<const std::uint16_t> messages;   ///< the sentence of each message; those of its fields follow
  std::span<const std::uint16_t> enums;      ///< the first sentence of each enum
  std::span<const std::uint16_t> free_text;  ///< the sentences of fields whose value is the author's own text, sorted
};

/// The descriptions of the bundled schemas, as constant tables.
const Descriptions& bundled_descriptions(Language language);

/// What `message` is; "" when nothing is said. A message of other schemas is known by its name.
std::string_view description_of(const Descriptions& descriptions, const api::Message& message);

/// What `field` of `message` does; "" when nothing is said. One of other schemas is known by its name.
std::string_view description_of(const Descriptions& descriptions, const api::Message& message, const api::Field& field);

/// What `value` of `type` means, by its name as declared; "" when nothing is said. A type of other schemas is known by
/// its name, one without a name by its first value.
std::string_view description_of(const Descriptions& descriptions, const api::Enum& type, std::string_view value);

/// True when the field's value is the author's own text, of which nothing is to be looked up.
bool is_free_text(const Descriptions& descriptions, const api::Message& message, const api::Field& field);

/// The same of the bundled schemas. Which fields these are does not depend on the language.
inline bool is_free_text(const api::Message& message, const api::Field& field) {
  return is_free_text(bundled_descriptions(Language::en), message, field);
}

inline std::string_view description_of(Language language, const api::Message& message) {
  return description_of(bundled_descriptions(language), message);
}
inline std::string_view description_of(Language language, const api::Message& message, const api::Field& field) {
  return description_of(bundled_descriptions(language), message, field);
}
inline std::string_view description_of(Language language, const api::Enum& type, std::string_view value) {
  return description_of(bundled_descriptions(language), type, value);
}

}  // namespace gemlint::rules
