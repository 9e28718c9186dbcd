// Where the references of a JSON Schema lead: JSON Pointers (RFC 6901) in the fragment of a URI, and anchors.
#include <algorithm>

#include "checks/json_schema.hpp"
#include "json/pointer.hpp"
#include "text/percent.hpp"

namespace gemlint::checks {
namespace {

/// Objects with more members than this get an index, so that many references into one stay linear.
constexpr rapidjson::SizeType few_members = 16;

/// The position that a token names in a list; nothing when it is no number of it.
std::optional<rapidjson::SizeType> index_of(std::string_view token, rapidjson::SizeType size) {
  if (token.empty() || token.size() > 9) return std::nullopt;
  rapidjson::SizeType index = 0;
  for (const char digit : token) {
    if (digit < '0' || digit > '9') return std::nullopt;
    index = index * 10 + static_cast<rapidjson::SizeType>(digit - '0');
  }
  return index < size ? std::optional(index) : std::nullopt;
}

}  // namespace

JsonSchema::Target JsonSchema::resolve(std::string_view reference) const {
  if (reference.empty() || reference.front() != '#') return {.unknown = true};
  const std::string_view fragment = reference.substr(1);
  if (!fragment.empty() && fragment.front() != '/') {
    const bool found = anchors_.count(fragment) != 0;
    return {.found = found, .unknown = !found && has_ids_};
  }
  const json::Value* value = at_pointer(fragment);
  if (value == nullptr) value = at_pointer(percent_decoded(fragment));
  if (value == nullptr) return {.unknown = has_ids_};
  return {.found = true, .node = node_of(*value)};
}

const json::Value* JsonSchema::member(const json::Value& object, std::string_view name) const {
  if (object.MemberCount() <= few_members) return find_member(object, name).value;
  const auto [entry, is_new] = large_objects_.try_emplace(&object);
  if (is_new) {
    for (const auto& each : object.GetObject()) entry->second.emplace(text_of(each.name), &each.value);
  }
  const auto found = entry->second.find(name);
  return found == entry->second.end() ? nullptr : found->second;
}

const json::Value* JsonSchema::at_pointer(std::string_view pointer) const {
  const json::Value* value = nodes_.front().object;
  while (!pointer.empty() && value != nullptr) {
    const std::size_t end = std::min(pointer.find('/', 1), pointer.size());
    const std::string token = json::name_of_token(pointer.substr(1, end - 1));
    pointer.remove_prefix(end);
    if (value->IsObject()) {
      value = member(*value, token);
    } else {
      const auto index = value->IsArray() ? index_of(token, value->Size()) : std::nullopt;
      value = index ? value->Begin() + *index : nullptr;
    }
  }
  return value;
}

}  // namespace gemlint::checks
