#include "api/view.hpp"

#include <algorithm>

#include "api/scalar_value.hpp"

namespace gemlint::api {
namespace {

std::size_t index_of(const Node& node, const Field& field) {
  return static_cast<std::size_t>(&field - node.message->fields.data());
}

bool belongs(const Node& node, const Field& field) {
  return &field >= node.message->fields.data() && &field < node.message->fields.data() + node.message->fields.size();
}

const json::Value& member_value(const Node& node, std::uint32_t position) {
  return (node.object->MemberBegin() + static_cast<std::ptrdiff_t>(position))->value;
}

/// The position of the last member that sets `field`; the member count when there is none.
std::uint32_t last_member(const View& view, const Node& node, std::size_t field) {
  const std::uint32_t count = node.object->MemberCount();
  for (std::uint32_t i = count; i-- > 0;) {
    if (view.slots[node.first_slot + i].field == field) return i;
  }
  return count;
}

void append_elements(const json::Value& value, std::vector<const json::Value*>& found) {
  if (value.IsNull()) return;
  if (!value.IsArray()) {
    found.push_back(&value);
    return;
  }
  for (const json::Value& item : value.GetArray()) append_elements(item, found);
}

bool append_path_to(const json::Value& value, const json::Value& wanted, NodePath& path) {
  if (&value == &wanted) return true;
  if (!value.IsArray()) return false;
  std::uint32_t position = 0;
  for (const json::Value& item : value.GetArray()) {
    path.push_back(position++);
    if (append_path_to(item, wanted, path)) return true;
    path.pop_back();
  }
  return false;
}

const Field* field_named(const View& view, NodeIndex node, const FieldName& name) {
  return find_field(*view.nodes[node].message, name);
}

std::string_view text_in(const json::Value& value) { return {value.GetString(), value.GetStringLength()}; }

}  // namespace

void View::clear() {
  open_ended = false;
  nodes.clear();
  slots.clear();
  steps.clear();
}

Setting setting_by_slots(const View& view, NodeIndex index, const Field& field) {
  const Node& node = view.nodes[index];
  if (!belongs(node, field)) return {Set::unsure};
  const std::size_t wanted = index_of(node, field);
  Setting found;
  if ((node.present & field_bit(wanted)) != 0) {
    const std::uint32_t count = node.object->MemberCount();
    for (std::uint32_t i = 0; i < count; ++i) {
      const Slot& slot = view.slots[node.first_slot + i];
      if (slot.field != wanted) continue;
      if (slot.unsound) return {Set::unsure};
      found = {Set::yes, &member_value(node, i)};
    }
  }
  if (found.set == Set::no && (node.open_ended || view.open_ended)) found.set = Set::unsure;
  return found;
}

Set is_set(const View& view, NodeIndex node, const FieldName& name) {
  const Field* field = field_named(view, node, name);
  return field == nullptr ? Set::unsure : is_set(view, node, *field);
}

const json::Value* value(const View& view, NodeIndex index, const Field& field) {
  return setting_of(view, index, field).value;
}

const json::Value* value(const View& view, NodeIndex node, const FieldName& name) {
  const Field* field = field_named(view, node, name);
  return field == nullptr ? nullptr : value(view, node, *field);
}

std::optional<double> number(const View& view, NodeIndex node, const FieldName& name) {
  const json::Value* found = value(view, node, name);
  return found == nullptr ? std::nullopt : read_number(*found);
}

std::optional<std::string_view> text(const View& view, NodeIndex node, const FieldName& name) {
  const json::Value* found = value(view, node, name);
  if (found == nullptr || !found->IsString()) return std::nullopt;
  return text_in(*found);
}

std::optional<bool> boolean(const View& view, NodeIndex node, const FieldName& name) {
  const json::Value* found = value(view, node, name);
  return found == nullptr ? std::nullopt : read_boolean(*found);
}

std::optional<std::string_view> enum_name(const View& view, NodeIndex node, const FieldName& name) {
  const Field* field = field_named(view, node, name);
  if (field == nullptr || field->kind != Kind::enumeration || field->type == no_index) return std::nullopt;
  const json::Value* found = value(view, node, *field);
  return found == nullptr ? std::nullopt : read_enum_name(view.schemas->enums[field->type], *found);
}

std::vector<const json::Value*> elements(const View& view, NodeIndex index, const FieldName& name) {
  const Field* field = field_named(view, index, name);
  return field == nullptr ? std::vector<const json::Value*>() : elements(view, index, *field);
}

std::vector<const json::Value*> elements(const View& view, NodeIndex index, const Field& field) {
  std::vector<const json::Value*> found;
  if (is_set(view, index, field) != Set::yes) return found;
  const Node& node = view.nodes[index];
  const std::size_t wanted = index_of(node, field);
  for (std::uint32_t i = 0; i < node.object->MemberCount(); ++i) {
    if (view.slots[node.first_slot + i].field == wanted) append_elements(member_value(node, i), found);
  }
  return found;
}

Children::Iterator::Iterator(const View& view, NodeIndex at, NodeIndex end, const Field* field)
    : view_(&view), at_(at), end_(end), field_(field) {
  skip();
}

Children::Iterator& Children::Iterator::operator++() {
  at_ = view_->nodes[at_].end;
  skip();
  return *this;
}

void Children::Iterator::skip() {
  while (field_ != nullptr && at_ < end_ && view_->nodes[at_].field != field_) at_ = view_->nodes[at_].end;
}

Children::Iterator Children::begin() const { return {view_, node_ + 1, view_.nodes[node_].end, field_}; }
Children::Iterator Children::end() const { return {view_, view_.nodes[node_].end, view_.nodes[node_].end, field_}; }

std::size_t Children::count() const {
  std::size_t count = 0;
  for (Iterator at = begin(); at != end(); ++at) ++count;
  return count;
}

Children children(const View& view, NodeIndex node, const FieldName& name) {
  // No node is held by a field of another message, so a name that the message lacks must find none.
  static constexpr Field nothing;
  const Field* field = field_named(view, node, name);
  return {view, node, field == nullptr ? &nothing : field};
}

Children children(const View& view, NodeIndex node) { return {view, node, nullptr}; }

std::string_view map_key(const View& view, NodeIndex index) {
  const Node& node = view.nodes[index];
  const Node& parent = view.nodes[node.parent];
  if (node.field == nullptr || node.field->kind != Kind::map) return {};
  const json::Value& map = member_value(parent, view.steps[node.first_step]);
  return text_in((map.MemberBegin() + static_cast<std::ptrdiff_t>(view.steps[node.first_step + 1]))->name);
}

NodePath path(const View& view, NodeIndex index) {
  NodePath path(view.nodes[index].depth);
  while (index != 0) {
    const Node& node = view.nodes[index];
    const Node& parent = view.nodes[node.parent];
    std::copy_n(view.steps.begin() + node.first_step, node.depth - parent.depth, path.begin() + parent.depth);
    index = node.parent;
  }
  return path;
}

NodePath path(const View& view, NodeIndex index, const FieldName& name) {
  NodePath found = path(view, index);
  const Field* field = field_named(view, index, name);
  if (field == nullptr) return found;
  const Node& node = view.nodes[index];
  const std::uint32_t position = last_member(view, node, index_of(node, *field));
  if (position < node.object->MemberCount()) found.push_back(position);
  return found;
}

NodePath path(const View& view, NodeIndex index, const FieldName& name, const json::Value& element) {
  const Field* field = field_named(view, index, name);
  if (field == nullptr) return path(view, index);
  const Node& node = view.nodes[index];
  const std::size_t wanted = index_of(node, *field);
  for (std::uint32_t i = 0; i < node.object->MemberCount(); ++i) {
    if (view.slots[node.first_slot + i].field != wanted) continue;
    NodePath found = path(view, index);
    found.push_back(i);
    if (append_path_to(member_value(node, i), element, found)) return found;
  }
  return path(view, index, name);
}

std::string server_path(const View& view, NodeIndex index) {
  std::string path;
  while (index != 0) {
    const Node& node = view.nodes[index];
    std::string step(node.field->proto_name);
    if (node.field->kind == Kind::map) {
      step += '[' + std::string(map_key(view, index)) + ']';
    } else if (node.field->repeated) {
      std::size_t before = 0;
      const Children siblings(view, node.parent, node.field);
      for (auto at = siblings.begin(); *at != index; ++at) ++before;
      step += '[' + std::to_string(before) + ']';
    }
    path = path.empty() ? step : step + '.' + path;
    index = node.parent;
  }
  return path;
}

}  // namespace gemlint::api
