#include "rules/descriptions.hpp"

#include <algorithm>
#include <optional>

namespace gemlint::rules {
namespace {

std::string_view sentence(const Descriptions& descriptions, std::size_t index) {
  const std::size_t begin = index == 0 ? 0 : descriptions.ends[index - 1];
  return descriptions.text.substr(begin, descriptions.ends[index] - begin);
}

/// The message of the described schemas that `message` is, or null.
const api::Message* described(const api::Schemas& schemas, const api::Message& message) {
  if (message.id < schemas.messages.size() && &schemas.messages[message.id] == &message) return &message;
  return api::find_message(schemas, message.name);
}

/// The sentence of a field; nothing when the described schemas do not have it.
std::optional<std::size_t> sentence_of(const Descriptions& descriptions, const api::Message& message,
                                       const api::Field& field) {
  const api::Message* known = described(*descriptions.schemas, message);
  const api::Field* known_field = known == nullptr ? nullptr : api::find_field(*known, field.name);
  if (known_field == nullptr) return std::nullopt;
  const std::size_t own = descriptions.messages[known - descriptions.schemas->messages.data()];
  return own + 1 + (known_field - known->fields.data());
}

/// The enum of the described schemas that `type` is, or null.
const api::Enum* described(const api::Schemas& schemas, const api::Enum& type) {
  const auto first_value = [](const api::Enum& of) { return of.values.empty() ? "" : of.values.front().name; };
  for (const api::Enum& known : schemas.enums) {
    if (known.type_name != type.type_name) continue;
    if (!known.type_name.empty() || first_value(known) == first_value(type)) return &known;
  }
  return nullptr;
}

}  // namespace

std::string_view description_of(const Descriptions& descriptions, const api::Message& message) {
  const api::Message* known = described(*descriptions.schemas, message);
  if (known == nullptr) return {};
  return sentence(descriptions, descriptions.messages[known - descriptions.schemas->messages.data()]);
}

std::string_view description_of(const Descriptions& descriptions, const api::Message& message,
                                const api::Field& field) {
  const auto index = sentence_of(descriptions, message, field);
  return index ? sentence(descriptions, *index) : std::string_view();
}

bool is_free_text(const Descriptions& descriptions, const api::Message& message, const api::Field& field) {
  const auto index = sentence_of(descriptions, message, field);
  return index && std::binary_search(descriptions.free_text.begin(), descriptions.free_text.end(), *index);
}

std::string_view description_of(const Descriptions& descriptions, const api::Enum& type, std::string_view value) {
  const api::Enum* known = described(*descriptions.schemas, type);
  if (known == nullptr) return {};
  const std::size_t first = descriptions.enums[known - descriptions.schemas->enums.data()];
  for (std::size_t i = 0; i < known->values.size(); ++i) {
    if (known->values[i].name == value) return sentence(descriptions, first + i);
  }
  return {};
}

}  // namespace gemlint::rules
