#include "api/schema.hpp"

#include <array>

namespace gemlint::api {

std::string_view to_string(Version version) {
  constexpr std::array<std::string_view, 3> names = {"v1", "v1beta", "v1alpha"};
  return names[static_cast<std::size_t>(version)];
}

std::string_view to_string(Kind kind) {
  constexpr std::array<std::string_view, 19> names = {
      "message", "map",    "struct", "value", "list-value", "opaque", "string",   "bytes",     "boolean",   "int32",
      "int64",   "uint32", "uint64", "float", "double",     "enum",   "duration", "timestamp", "field-mask"};
  return names[static_cast<std::size_t>(kind)];
}

std::uint32_t name_hash(std::string_view name) {
  // Length and four bytes spread over the name tell the names of one message apart well enough; the rest is probing.
  const std::size_t size = name.size();
  if (size == 0) return 0;
  const auto byte = [&](std::size_t at) { return static_cast<std::uint32_t>(static_cast<unsigned char>(name[at])); };
  std::uint32_t hash = static_cast<std::uint32_t>(size);
  hash = hash * 31 + byte(0);
  hash = hash * 31 + byte(size / 3);
  hash = hash * 31 + byte(size / 2);
  hash = hash * 31 + byte(size - 1);
  return hash ^ (hash >> 7);
}

const Field* find_field(const Message& message, std::string_view name) {
  const std::size_t mask = message.names.size() - 1;
  if (name.empty() || message.names.empty()) return nullptr;
  for (std::size_t at = name_hash(name) & mask;; at = (at + 1) & mask) {
    const NameSlot& slot = message.names[at];
    if (slot.name.empty()) return nullptr;
    if (slot.name == name) return &message.fields[slot.field];
  }
}

const Message* find_message(const Schemas& schemas, std::string_view name) {
  for (const Message& message : schemas.messages) {
    if (message.name == name) return &message;
  }
  return nullptr;
}

}  // namespace gemlint::api
