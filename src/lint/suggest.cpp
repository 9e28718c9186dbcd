#include "lint/suggest.hpp"

#include <vector>

#include "text/nearest.hpp"

namespace gemlint::lint {
namespace {

/// The names of a message's fields in the spelling that `like` uses.
std::vector<std::string_view> names_like(const api::Message& message, std::string_view like) {
  const bool snake = like.find('_') != std::string_view::npos;
  std::vector<std::string_view> names;
  names.reserve(message.fields.size());
  for (const api::Field& field : message.fields) names.push_back(snake ? field.proto_name : field.name);
  return names;
}

/// The messages on the way from the root to the node that `path` leads to, one for each message object.
std::vector<const api::Message*> messages_on_path(const api::Schemas& schemas, const api::Message& root,
                                                  const json::Value& body, const api::NodePath& path) {
  std::vector<const api::Message*> messages = {&root};
  const json::Value* at = &body;
  const api::Field* field = nullptr;
  for (std::size_t i = 0; i + 1 < path.size(); ++i) {
    if (at->IsArray()) {
      if (path[i] >= at->Size()) break;
      at = &(*at)[path[i]];
    } else if (at->IsObject() && path[i] < at->MemberCount()) {
      const auto member = at->MemberBegin() + static_cast<std::ptrdiff_t>(path[i]);
      // Inside a map the member's name is the author's own, and its value is of the map's message.
      const bool in_map = field != nullptr && field->kind == api::Kind::map;
      if (!in_map)
        field = api::find_field(*messages.back(), {member->name.GetString(), member->name.GetStringLength()});
      if (field == nullptr) break;
      at = &member->value;
      if (in_map && field->value_kind == api::Kind::message) {
        messages.push_back(&schemas.messages[field->type]);
        field = nullptr;
        continue;
      }
    } else {
      break;
    }
    if (at->IsObject() && field != nullptr && field->kind == api::Kind::message) {
      messages.push_back(&schemas.messages[field->type]);
      field = nullptr;
    }
  }
  return messages;
}

/// The one field of `message` whose own message has `name`.
const api::Field* holder_of(const api::Schemas& schemas, const api::Message& message, std::string_view name) {
  const api::Field* holder = nullptr;
  for (const api::Field& field : message.fields) {
    if (field.kind != api::Kind::message || api::find_field(schemas.messages[field.type], name) == nullptr) continue;
    if (holder != nullptr) return nullptr;
    holder = &field;
  }
  return holder;
}

/// Of alternatives with '|' between them, the first that a message on the way has; the first of all when none has one.
std::string_view fitting(std::string_view alternatives, const std::vector<const api::Message*>& path) {
  const std::string_view first = alternatives.substr(0, alternatives.find('|'));
  while (!alternatives.empty()) {
    const std::size_t bar = alternatives.find('|');
    const std::string_view name = alternatives.substr(0, bar);
    for (const api::Message* message : path) {
      if (api::find_field(*message, name) != nullptr) return name;
    }
    if (bar == std::string_view::npos) break;
    alternatives.remove_prefix(bar + 1);
  }
  return first;
}

}  // namespace

Suggestion suggest_name(const api::Schemas& schemas, const rules::RuleSet& rules, const api::Hit& hit,
                        const api::Message& root, const json::Value& body) {
  if (hit.message == nullptr || hit.name.empty()) return {};
  const api::Message& message = *hit.message;
  const std::vector<std::string_view> names = names_like(message, hit.name);
  for (const std::string_view name : names) {
    // Only case, '_' or '-' differ: that is what was meant.
    if (name_distance(hit.name, name, 0) == 0) return {"nearest", std::string(name), true};
  }
  for (const rules::ForeignName& foreign : rules.foreign_names) {
    if (foreign.message != message.name || foreign.name != hit.name) continue;
    return {foreign.hint, std::string(fitting(foreign.use, messages_on_path(schemas, root, body, hit.path))), false};
  }
  if (const auto nearest = nearest_name(hit.name, names)) return {"nearest", std::string(*nearest), true};
  if (const api::Field* holder = holder_of(schemas, message, hit.name))
    return {"inside", std::string(holder->name), false};
  const std::vector<const api::Message*> path = messages_on_path(schemas, root, body, hit.path);
  if (path.size() >= 2 && path.back() == &message && api::find_field(*path[path.size() - 2], hit.name) != nullptr) {
    for (const api::Field& field : path[path.size() - 2]->fields) {
      if (field.kind == api::Kind::message && &schemas.messages[field.type] == &message)
        return {"outside", std::string(field.name), false};
    }
  }
  return {};
}

Suggestion suggest_enum_value(const api::Schemas& schemas, const api::Hit& hit, std::string_view given) {
  constexpr std::size_t few = 8;
  if (hit.field == nullptr || hit.field->kind != api::Kind::enumeration) return {};
  const api::Enum& type = schemas.enums[hit.field->type];
  std::vector<std::string_view> names;
  for (const api::EnumValue& value : type.values) {
    if (!value.name.ends_with("_UNSPECIFIED")) names.push_back(value.name);
  }
  if (const auto nearest = nearest_name(given, names)) return {"nearest", std::string(*nearest), true};
  // Many enums repeat their name in each value, and people leave that out: "HARASSMENT".
  for (const std::string_view name : names) {
    const std::size_t tail = name.size() - std::min(name.size(), given.size());
    if (given.size() >= 4 && tail > 0 && name[tail - 1] == '_' && name_distance(given, name.substr(tail), 0) == 0) {
      return {"nearest", std::string(name), true};
    }
  }
  if (names.empty() || names.size() > few) return {};
  std::string all;
  for (const std::string_view name : names) all += (all.empty() ? "" : ", ") + std::string(name);
  return {"values", all, false};
}

}  // namespace gemlint::lint
