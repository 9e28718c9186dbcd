#include "json/members.hpp"

namespace gemlint::json {

const Value* member(const Value& object, std::string_view name) {
  if (!object.IsObject()) return nullptr;
  for (const auto& each : object.GetObject()) {
    if (std::string_view(each.name.GetString(), each.name.GetStringLength()) == name) return &each.value;
  }
  return nullptr;
}

std::optional<std::size_t> count_in(const Value& object, std::string_view name) {
  const Value* value = member(object, name);
  return value != nullptr && value->IsUint64() ? std::optional<std::size_t>(value->GetUint64()) : std::nullopt;
}

std::optional<std::string> text_in(const Value& object, std::string_view name) {
  const Value* value = member(object, name);
  if (value == nullptr || !value->IsString()) return std::nullopt;
  return std::string(value->GetString(), value->GetStringLength());
}

}  // namespace gemlint::json
