#include "lint/message_path.hpp"

namespace gemlint::lint {
namespace {

std::string_view text_of(const json::Value& value) { return {value.GetString(), value.GetStringLength()}; }

/// The child at a position, or null.
const json::Value* child_at(const json::Value& value, std::uint32_t position) {
  if (value.IsArray()) return position < value.Size() ? &value[position] : nullptr;
  if (!value.IsObject() || position >= value.MemberCount()) return nullptr;
  return &(value.MemberBegin() + static_cast<std::ptrdiff_t>(position))->value;
}

}  // namespace

std::vector<MessageStep> messages_on_path(const api::Schemas& schemas, const api::Message& root,
                                          const json::Value& body, const api::NodePath& path) {
  std::vector<MessageStep> steps = {{&root, body.IsObject() ? &body : nullptr, 0}};
  const json::Value* at = &body;
  const api::Field* field = nullptr;
  for (std::size_t i = 0; i + 1 < path.size(); ++i) {
    if (at->IsObject() && path[i] < at->MemberCount()) {
      const auto member = at->MemberBegin() + static_cast<std::ptrdiff_t>(path[i]);
      // Inside a map the member's name is the author's own, and its value is of the map's message.
      const bool in_map = field != nullptr && field->kind == api::Kind::map;
      if (!in_map) field = api::find_field(*steps.back().message, text_of(member->name));
      if (field == nullptr) break;
      if (in_map && field->value_kind == api::Kind::message) {
        at = &member->value;
        steps.push_back({&schemas.messages[field->type], at->IsObject() ? at : nullptr, i + 1});
        field = nullptr;
        continue;
      }
    }
    at = child_at(*at, path[i]);
    if (at == nullptr) break;
    if (at->IsObject() && field != nullptr && field->kind == api::Kind::message) {
      steps.push_back({&schemas.messages[field->type], at, i + 1});
      field = nullptr;
    }
  }
  return steps;
}

std::string_view member_name(const MessageStep& step, const api::NodePath& path) {
  if (step.object == nullptr || step.depth >= path.size() || path[step.depth] >= step.object->MemberCount()) return {};
  return text_of((step.object->MemberBegin() + static_cast<std::ptrdiff_t>(path[step.depth]))->name);
}

api::NodePath joined(const api::NodePath& base, const api::NodePath& path) {
  api::NodePath whole = base;
  whole.insert(whole.end(), path.begin(), path.end());
  return whole;
}

const json::Value* value_at(const json::Value& root, const api::NodePath& path) {
  const json::Value* at = &root;
  for (const std::uint32_t position : path) {
    at = child_at(*at, position);
    if (at == nullptr) return nullptr;
  }
  return at;
}

}  // namespace gemlint::lint
