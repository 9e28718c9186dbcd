#include "lint/member_moves.hpp"

#include <algorithm>

#include "json/quote.hpp"
#include "lint/member_edits.hpp"

namespace gemlint::lint {
namespace {

/// The position of the member that sets `field`; nothing when none does.
std::optional<std::uint32_t> position_of(const api::Message& message, const json::Value& object,
                                         const api::Field& field) {
  std::uint32_t position = 0;
  for (const auto& member : object.GetObject()) {
    if (api::find_field(message, {member.name.GetString(), member.name.GetStringLength()}) == &field) return position;
    ++position;
  }
  return std::nullopt;
}

/// `"a": {"b": value}` for the names a and b.
std::string nested(const std::vector<std::string>& names, std::string_view value) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : "{") + json::quote(name) + ": ";
  return text + std::string(value) + std::string(names.size() - 1, '}');
}

}  // namespace

std::optional<Destination> destination_of(const api::Schemas& schemas, const MessageStep& start,
                                          const api::NodePath& path, std::string_view names) {
  if (start.object == nullptr) return std::nullopt;
  const api::Message* message = start.message;
  const json::Value* object = start.object;
  Destination found;
  found.object.assign(path.begin(), path.begin() + static_cast<std::ptrdiff_t>(start.depth));
  while (true) {
    const std::size_t dot = names.find('.');
    const std::string_view name = names.substr(0, dot);
    const api::Field* field = api::find_field(*message, name);
    if (field == nullptr) return std::nullopt;
    const auto position = object == nullptr ? std::nullopt : position_of(*message, *object, *field);
    if (dot == std::string_view::npos) {
      if (position) return std::nullopt;
      found.names.emplace_back(name);
      return found;
    }
    if (field->kind != api::Kind::message) return std::nullopt;
    message = &schemas.messages[field->type];
    names.remove_prefix(dot + 1);
    if (!position) {
      found.names.emplace_back(name);
      object = nullptr;
      continue;
    }
    object = &(object->MemberBegin() + static_cast<std::ptrdiff_t>(*position))->value;
    found.object.push_back(*position);
    if (object->IsArray() && object->Size() == 1) {
      object = &(*object)[0];
      found.object.push_back(0);
    }
    if (!object->IsObject()) return std::nullopt;
  }
}

std::vector<Edit> move_of(Locator& locator, const api::NodePath& base, const api::NodePath& member,
                          const Destination& destination, std::string_view value) {
  const api::NodePath from = joined(base, member);
  const std::string text = nested(destination.names, value);
  const json::Node& node = locator.tree().nodes[locator.find(from, 0).node];
  if (node.key.empty()) return {};
  const bool stays_there = destination.object.size() + 1 == member.size() &&
                           std::equal(destination.object.begin(), destination.object.end(), member.begin());
  // A container that is made goes to the end, so that of several members that need it only one makes it.
  const bool makes_container = destination.names.size() > 1;
  const json::Node& object = locator.tree().nodes[node.parent];
  const bool only_child =
      object.first_child != json::no_node && locator.tree().nodes[object.first_child].next_sibling == json::no_node;
  if (stays_there && (!makes_container || only_child))
    return {Edit{locator.range({node.key.begin, node.value.end}), locator.spelled(text)}};
  std::vector<Edit> edits = removal_of(locator, {from});
  auto added = edit_for(locator, joined(base, destination.object), rules::FixAction::insert, text);
  if (edits.empty() || !added) return {};
  edits.push_back(std::move(*added));
  std::sort(edits.begin(), edits.end(),
            [](const Edit& a, const Edit& b) { return a.range.start.offset < b.range.start.offset; });
  for (std::size_t i = 1; i < edits.size(); ++i) {
    if (edits[i].range.start.offset < edits[i - 1].range.end.offset) return {};
  }
  return edits;
}

}  // namespace gemlint::lint
