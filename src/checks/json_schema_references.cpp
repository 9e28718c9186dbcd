// Where the references of a JSON Schema lead: JSON Pointers (RFC 6901) in the fragment of a URI, and anchors.
#include <algorithm>

#include "checks/json_schema.hpp"

namespace gemlint::checks {
namespace {

/// Objects with more members than this get an index, so that many references into one stay linear.
constexpr rapidjson::SizeType few_members = 16;

/// A token of a JSON Pointer without its escapes: "~1" is '/', "~0" is '~'.
std::string without_escapes(std::string_view token) {
  std::string plain;
  for (std::size_t at = 0; at < token.size(); ++at) {
    const bool escaped = token[at] == '~' && at + 1 < token.size() && (token[at + 1] == '0' || token[at + 1] == '1');
    plain += escaped ? (token[++at] == '1' ? '/' : '~') : token[at];
  }
  return plain;
}

int hex_digit(char digit) {
  if (digit >= '0' && digit <= '9') return digit - '0';
  if (digit >= 'a' && digit <= 'f') return digit - 'a' + 10;
  return digit >= 'A' && digit <= 'F' ? digit - 'A' + 10 : -1;
}

/// The fragment of a URI without its %XX escapes.
std::string without_percents(std::string_view text) {
  std::string plain;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool whole = text[at] == '%' && at + 2 < text.size();
    const int high = whole ? hex_digit(text[at + 1]) : -1;
    const int low = whole ? hex_digit(text[at + 2]) : -1;
    if (high < 0 || low < 0) {
      plain += text[at];
      continue;
    }
    plain += static_cast<char>(high * 16 + low);
    at += 2;
  }
  return plain;
}

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
  if (value == nullptr) value = at_pointer(without_percents(fragment));
  if (value == nullptr) return {.unknown = has_ids_};
  const auto node = node_of_.find(value);
  return {.found = true, .node = node == node_of_.end() ? std::nullopt : std::optional(node->second)};
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
    const std::string token = without_escapes(pointer.substr(1, end - 1));
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
