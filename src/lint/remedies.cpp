#include "lint/remedies.hpp"

#include "api/names.hpp"

#include <algorithm>

#include "api/scalar.hpp"
#include "json/quote.hpp"
#include "lint/member_edits.hpp"
#include "lint/member_moves.hpp"

namespace gemlint::lint {
namespace {

using json::NodeKind;

const json::Node& node_at(const Ailing& ailing, const api::NodePath& path) {
  return ailing.locator.tree().nodes[ailing.locator.find(joined(ailing.base, path), 0).node];
}

std::string value_text(const Ailing& ailing, const json::Node& node) {
  return std::string(slice(ailing.locator.text(), node.value));
}

/// `pattern` with its holes filled: {value} is the old value's JSON text, {json} what a string holds, if that is JSON
/// of an object; any other hole is a member of the old value. Nothing when a hole cannot be filled.
std::optional<std::string> fill_value(const Ailing& ailing, std::string_view pattern, const json::Node& node) {
  std::string text;
  const json::Tree& tree = ailing.locator.tree();
  while (!pattern.empty()) {
    const std::size_t open = pattern.find("{");
    const std::size_t close = pattern.find('}', open == std::string_view::npos ? 0 : open);
    const bool hole = open != std::string_view::npos && close != std::string_view::npos && open + 1 < pattern.size() &&
                      pattern[open + 1] >= 'a' && pattern[open + 1] <= 'z';
    if (!hole) {
      // A brace that is no hole is the text's own.
      const std::size_t upto = open == std::string_view::npos ? pattern.size() : open + 1;
      text += pattern.substr(0, upto);
      pattern.remove_prefix(upto);
      continue;
    }
    text += pattern.substr(0, open);
    const std::string_view name = pattern.substr(open + 1, close - open - 1);
    pattern.remove_prefix(close + 1);
    if (name == "value") {
      text += value_text(ailing, node);
      continue;
    }
    if (name == "json") {
      const std::string held = json::string_value(ailing.locator.text(), node.value);
      json::AcceptReader reader;
      const json::Value* object = reader.read(held);
      if (object == nullptr || !object->IsObject()) return std::nullopt;
      text += held;
      continue;
    }
    std::uint32_t member = node.first_child;
    while (member != json::no_node && json::string_value(ailing.locator.text(), tree.nodes[member].key) != name)
      member = tree.nodes[member].next_sibling;
    if (member == json::no_node) return std::nullopt;
    text += value_text(ailing, tree.nodes[member]);
  }
  return text;
}

std::optional<Remedied> moved(const Ailing& ailing, const MessageStep& start, std::string_view names,
                              std::string_view value, std::string_view title) {
  const auto destination = destination_of(ailing.schemas, start, ailing.hit.path, names);
  if (!destination) return std::nullopt;
  const bool only_renamed = title == "move" && names.find('.') == std::string_view::npos;
  Remedied remedy = {only_renamed ? "rename" : title, std::string(names), true, {}};
  remedy.edits = move_of(ailing.locator, ailing.base, ailing.hit.path, *destination, value);
  if (remedy.edits.empty()) return std::nullopt;
  return remedy;
}

/// For a keyword that Schema lacks: the whole schema as JSON Schema, in the field that takes that.
std::optional<Remedied> as_json_schema(const Ailing& ailing, std::string_view use) {
  for (auto step = ailing.steps.rbegin(); step != ailing.steps.rend(); ++step) {
    const api::Field* field = api::find_field(*step->message, use);
    if (field == nullptr) continue;
    for (const auto& member : step->object->GetObject()) {
      if (api::find_field(*step->message, {member.name.GetString(), member.name.GetStringLength()}) == field)
        return std::nullopt;
    }
    const api::NodePath path(ailing.hit.path.begin(),
                             ailing.hit.path.begin() + static_cast<std::ptrdiff_t>(step->depth) + 1);
    auto edit = edit_for(ailing.locator, joined(ailing.base, path), rules::FixAction::rename, use);
    if (!edit) return std::nullopt;
    Remedied remedy = {"json-schema", std::string(use), false, {}};
    remedy.edits.push_back(std::move(*edit));
    return remedy;
  }
  return std::nullopt;
}

std::optional<Remedied> foreign_remedy(const Ailing& ailing, const rules::ForeignName& foreign, std::string_view use) {
  const json::Node& node = node_at(ailing, ailing.hit.path);
  if (!foreign.of.empty() && foreign.of != kind_name(node.kind)) return std::nullopt;
  if (foreign.remedy == rules::Remedy::move) {
    const auto value = foreign.with.empty() ? value_text(ailing, node) : fill_value(ailing, foreign.with, node);
    if (!value) return std::nullopt;
    auto remedy = moved(ailing, ailing.steps.back(), use, *value, "move");
    if (remedy) remedy->safe = foreign.safe;
    return remedy;
  }
  if (foreign.remedy == rules::Remedy::none) return std::nullopt;
  Remedied remedy = {"remove", std::string(use), foreign.safe, {}};
  remedy.edits = removal_of(ailing.locator, {joined(ailing.base, ailing.hit.path)});
  if (remedy.edits.empty()) return std::nullopt;
  return remedy;
}

/// The MIME type that stands beside the data, or `otherwise`.
std::string_view stated_type(const Ailing& ailing, std::string_view otherwise) {
  const json::Value* object = ailing.steps.back().object;
  if (object == nullptr) return otherwise;
  for (const auto& member : object->GetObject()) {
    const std::string_view name(member.name.GetString(), member.name.GetStringLength());
    const api::Field* field = api::find_field(*ailing.steps.back().message, name);
    if (field != nullptr && field->name == api::names::Blob::mimeType && member.value.IsString())
      return {member.value.GetString(), member.value.GetStringLength()};
  }
  return otherwise;
}

}  // namespace

std::string_view kind_name(NodeKind kind) {
  switch (kind) {
    case NodeKind::string: return "string";
    case NodeKind::number: return "number";
    case NodeKind::boolean: return "boolean";
    case NodeKind::array: return "list";
    case NodeKind::object: return "object";
    case NodeKind::null:
    case NodeKind::error: break;
  }
  return {};
}

std::vector<Remedied> remedies_for_name(const Ailing& ailing, const Suggestion& suggestion) {
  // Each remedy looks at all members: among very many, fixes for each would take too long.
  constexpr std::size_t many = 1000;
  std::vector<Remedied> remedies;
  const json::Value* object = ailing.steps.back().object;
  if (object == nullptr || object->MemberCount() > many) return remedies;
  const auto add = [&](std::optional<Remedied> remedy) {
    if (remedy) remedies.push_back(std::move(*remedy));
  };
  const json::Node& node = node_at(ailing, ailing.hit.path);
  if (suggestion.replaces) {
    // What is set already must not be set twice.
    if (!destination_of(ailing.schemas, ailing.steps.back(), ailing.hit.path, suggestion.text)) return remedies;
    auto edit =
        edit_for(ailing.locator, joined(ailing.base, ailing.hit.path), rules::FixAction::rename, suggestion.text);
    if (edit) remedies.push_back({"rename", suggestion.text, suggestion.sure, {std::move(*edit)}});
  } else if (suggestion.foreign != nullptr) {
    add(foreign_remedy(ailing, *suggestion.foreign, suggestion.text));
    if (suggestion.hint == "json-schema") add(as_json_schema(ailing, suggestion.text));
  } else if (suggestion.hint == "inside") {
    add(moved(ailing, ailing.steps.back(), suggestion.text + '.' + ailing.hit.name, value_text(ailing, node), "move"));
  } else if (suggestion.hint == "outside") {
    add(moved(ailing, ailing.steps[ailing.steps.size() - 2], ailing.hit.name, value_text(ailing, node), "move-up"));
  }
  return remedies;
}

const rules::ForeignValue* foreign_value(const Ailing& ailing) {
  if (ailing.hit.field == nullptr || ailing.hit.message == nullptr) return nullptr;
  const api::Field& field = *ailing.hit.field;
  const bool is_message = field.kind == api::Kind::message;
  const std::string_view type = is_message ? ailing.schemas.messages[field.type].name : std::string_view();
  const std::string place = std::string(ailing.hit.message->name) + '.' + std::string(field.name);
  const std::string_view kind = kind_name(node_at(ailing, ailing.hit.path).kind);
  // The first that can be written out, as a string may hold JSON or not.
  const rules::ForeignValue* found = nullptr;
  for (const rules::ForeignValue& value : ailing.rules.foreign.values) {
    if ((value.on != place && (!is_message || value.on != type)) || value.of != kind) continue;
    if (fill_value(ailing, value.with, node_at(ailing, ailing.hit.path))) return &value;
    if (found == nullptr) found = &value;
  }
  return found;
}

std::optional<Remedied> remedy_for_value(const Ailing& ailing) {
  const rules::ForeignValue* value = foreign_value(ailing);
  if (value == nullptr) return std::nullopt;
  const auto text = fill_value(ailing, value->with, node_at(ailing, ailing.hit.path));
  if (!text) return std::nullopt;
  auto edit = edit_for(ailing.locator, joined(ailing.base, ailing.hit.path), rules::FixAction::replace, *text);
  if (!edit) return std::nullopt;
  return Remedied{"wrap", std::string(value->use), value->safe, {std::move(*edit)}};
}

std::optional<Remedied> remedy_for_data_url(const Ailing& ailing) {
  const json::Node& node = node_at(ailing, ailing.hit.path);
  constexpr std::string_view scheme = "data:";
  constexpr std::string_view encoding = ";base64,";
  constexpr std::size_t longest = 200;  // of a prefix
  EscapeMap escapes;
  const std::string value = json::string_value(ailing.locator.text(), node.value, escapes);
  const std::size_t at = value.substr(0, longest).find(encoding);
  if (!value.starts_with(scheme) || at == std::string_view::npos) return std::nullopt;
  const std::size_t end = at + encoding.size();
  if (!api::is_base64(std::string_view(value).substr(end))) return std::nullopt;
  // Of two types that differ, the one that goes may be the true one.
  const std::string_view type =
      std::string_view(value).substr(scheme.size(), value.find_first_of(";,") - scheme.size());
  Remedied remedy = {"data-url", {}, stated_type(ailing, type) == type, {}};
  const Span prefix = {escapes.text_offset(0), escapes.text_offset(end)};
  remedy.edits.push_back({ailing.locator.range(prefix), {}});
  return remedy;
}

const rules::ForeignShape* foreign_shape(const Ailing& ailing) {
  const MessageStep& step = ailing.steps.back();
  if (step.object == nullptr || step.message != ailing.hit.message) return nullptr;
  const auto has = [&](std::string_view name) {
    return step.object->FindMember(json::Value(rapidjson::StringRef(name.data(), name.size()))) !=
           step.object->MemberEnd();
  };
  for (const rules::ForeignShape& shape : ailing.rules.foreign.shapes) {
    if (shape.message != step.message->name || !std::all_of(shape.has.begin(), shape.has.end(), has)) continue;
    const bool has_own = std::any_of(step.object->MemberBegin(), step.object->MemberEnd(), [&](const auto& member) {
      return api::find_field(*step.message, {member.name.GetString(), member.name.GetStringLength()}) != nullptr;
    });
    if (!has_own) return &shape;
  }
  return nullptr;
}

std::optional<Remedied> remedy_for_shape(const Ailing& ailing, const rules::ForeignShape& shape) {
  if (shape.with.empty()) return std::nullopt;
  const api::NodePath object(ailing.hit.path.begin(), ailing.hit.path.end() - 1);
  const auto text = fill_value(ailing, shape.with, node_at(ailing, object));
  if (!text) return std::nullopt;
  auto edit = edit_for(ailing.locator, joined(ailing.base, object), rules::FixAction::replace, *text);
  if (!edit) return std::nullopt;
  return Remedied{"reshape", std::string(shape.use), false, {std::move(*edit)}};
}

}  // namespace gemlint::lint
