#include "checks/json_schema.hpp"

#include <algorithm>
#include <array>

#include "api/names.hpp"

namespace gemlint::checks {
namespace {

/// In what form a keyword holds its subschemas.
enum class Form : std::uint8_t { one, list, map };

struct Keyword {
  std::string_view name;
  Form form;
  JsonSchema::Edge edge;
};

/// The keywords that hold subschemas (JSON Schema 2020-12; `definitions` and a list of `items` are of earlier drafts).
constexpr std::array keywords = {
    Keyword{"$defs", Form::map, JsonSchema::Edge::definition},
    Keyword{"additionalProperties", Form::one, JsonSchema::Edge::branch},
    Keyword{"anyOf", Form::list, JsonSchema::Edge::branch},
    Keyword{"definitions", Form::map, JsonSchema::Edge::definition},
    Keyword{"items", Form::one, JsonSchema::Edge::items},
    Keyword{"oneOf", Form::list, JsonSchema::Edge::branch},
    Keyword{"prefixItems", Form::list, JsonSchema::Edge::branch},
    Keyword{"properties", Form::map, JsonSchema::Edge::property},
};

}  // namespace

JsonSchema::JsonSchema(const json::Value& root) {
  std::vector<Node> waiting = {Node{.object = &root}};
  std::vector<std::uint32_t> open;  // the nodes around the one that is next
  while (!waiting.empty()) {
    const Node node = waiting.back();
    waiting.pop_back();
    const auto index = static_cast<std::uint32_t>(nodes_.size());
    for (; !open.empty() && open.back() != node.parent; open.pop_back()) nodes_[open.back()].end = index;
    nodes_.push_back(node);
    open.push_back(index);
    add_children(index, waiting);
  }
  for (const std::uint32_t node : open) nodes_[node].end = static_cast<std::uint32_t>(nodes_.size());
}

/// Notes what of a subschema other places refer to, or it refers to itself.
void JsonSchema::read_name(std::uint32_t node, std::uint32_t position, std::string_view name,
                           const json::Value& value) {
  if (name == "$id") has_ids_ = true;
  if (name == "$anchor" && value.IsString()) anchors_.insert(text_of(value));
  if (name == "$ref" && value.IsString() && nodes_[node].reference == no_member) {
    nodes_[node].reference = position;
    has_references_ = true;
  }
}

void JsonSchema::add_keyword(std::uint32_t node, std::uint32_t position, const json::Value& value,
                             std::string_view name, std::vector<Node>& waiting) {
  const auto* keyword =
      std::find_if(keywords.begin(), keywords.end(), [&](const Keyword& known) { return known.name == name; });
  if (keyword == keywords.end()) return;
  const auto add = [&](const json::Value& inside, Edge edge, std::optional<std::uint32_t> element) {
    if (!inside.IsObject()) return;
    waiting.push_back({.object = &inside,
                       .parent = node,
                       .member = position,
                       .element = element.value_or(0),
                       .in_keyword = element.has_value(),
                       .edge = edge});
  };
  std::uint32_t element = 0;
  if (keyword->form == Form::one) {
    add(value, keyword->edge, std::nullopt);
  } else if (keyword->form == Form::map && value.IsObject()) {
    for (const auto& entry : value.GetObject()) add(entry.value, keyword->edge, element++);
  }
  if (keyword->form != Form::map && value.IsArray()) {
    for (const auto& entry : value.GetArray()) add(entry, Edge::branch, element++);
  }
}

void JsonSchema::add_children(std::uint32_t node, std::vector<Node>& waiting) {
  const std::size_t first = waiting.size();
  std::uint32_t position = 0;
  for (const auto& member : nodes_[node].object->GetObject()) {
    const std::string_view name = text_of(member.name);
    if (name.starts_with('$')) read_name(node, position, name, member.value);
    // All that can hold a subschema is an object or a list.
    if (member.value.IsObject() || member.value.IsArray()) add_keyword(node, position, member.value, name, waiting);
    ++position;
  }
  // The last one waiting is the next one read.
  std::reverse(waiting.begin() + static_cast<std::ptrdiff_t>(first), waiting.end());
}

api::NodePath JsonSchema::path(std::uint32_t node) const {
  api::NodePath steps;
  for (; node != 0; node = nodes_[node].parent) {
    if (nodes_[node].in_keyword) steps.push_back(nodes_[node].element);
    steps.push_back(nodes_[node].member);
  }
  std::reverse(steps.begin(), steps.end());
  return steps;
}

std::string JsonSchema::dotted_path(std::uint32_t node) const {
  std::string text;
  const json::Value* value = nodes_.front().object;
  for (const std::uint32_t step : path(node)) {
    if (!text.empty()) text += '.';
    if (value->IsArray()) {
      text += std::to_string(step);
      value = value->Begin() + step;
    } else {
      const auto member = value->MemberBegin() + step;
      text += text_of(member->name);
      value = &member->value;
    }
  }
  return text;
}

std::optional<std::string_view> JsonSchema::reference(std::uint32_t node) const {
  const std::uint32_t position = nodes_[node].reference;
  if (position == no_member) return std::nullopt;
  return text_of((nodes_[node].object->MemberBegin() + position)->value);
}

std::optional<std::uint32_t> JsonSchema::node_of(const json::Value& value) const {
  if (node_of_.empty()) {
    for (std::uint32_t node = 0; node < nodes_.size(); ++node) node_of_.emplace(nodes_[node].object, node);
  }
  const auto found = node_of_.find(&value);
  return found == node_of_.end() ? std::nullopt : std::optional(found->second);
}

Member find_member(const json::Value& object, std::string_view name) {
  std::uint32_t position = 0;
  for (const auto& member : object.GetObject()) {
    if (text_of(member.name) == name) return {&member.value, position};
    ++position;
  }
  return {};
}

const std::vector<PlacedSchema>& json_schemas(const rules::Call& call) {
  return call.shared.get<std::vector<PlacedSchema>>([&] {
    using namespace api::names;
    const api::View& view = call.view;
    std::vector<PlacedSchema> found;
    const auto look_at = [&](api::NodeIndex node, std::string_view field, bool of_function) {
      const json::Value* root = api::value(view, node, field);
      if (root == nullptr || !root->IsObject()) return;
      SchemaPlace place;
      place.of_function = of_function;
      place.path = api::path(view, node, field);
      found.push_back(PlacedSchema{std::move(place), JsonSchema(*root)});
    };
    for (api::NodeIndex node = 0; node < view.nodes.size(); ++node) {
      if (view.nodes[node].message->name == messages::FunctionDeclaration) {
        look_at(node, FunctionDeclaration::parametersJsonSchema, true);
        look_at(node, FunctionDeclaration::responseJsonSchema, true);
      } else if (view.nodes[node].message->name == messages::GenerationConfig) {
        look_at(node, GenerationConfig::responseJsonSchema, false);
        look_at(node, GenerationConfig::_responseJsonSchema, false);
      }
    }
    return found;
  });
}

api::NodePath joined(const api::NodePath& front, const api::NodePath& rest) {
  api::NodePath all = front;
  all.insert(all.end(), rest.begin(), rest.end());
  return all;
}

}  // namespace gemlint::checks
