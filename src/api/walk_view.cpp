// What the walk writes into the view: a node for each message, a slot for each of its members.
#include "api/walk.hpp"

namespace gemlint::api {

void Walk::open_node(Open& open, const Field* field, const json::Value& object) {
  View& view = result_.view;
  Node node;
  node.message = &open.message;
  node.object = &object;
  node.field = field;
  node.depth = static_cast<std::uint8_t>(depth_ - 1);  // the object itself is entered already
  node.first_slot = open.first_slot = static_cast<std::uint32_t>(view.slots.size());
  node.first_step = static_cast<std::uint32_t>(view.steps.size());
  if (node_ != no_node) {
    node.parent = node_;
    // One or two steps: not worth a call to copy them.
    for (std::size_t at = view.nodes[node_].depth; at < node.depth; ++at) view.steps.push_back(path_[at]);
  }
  node_ = static_cast<NodeIndex>(view.nodes.size());
  view.nodes.push_back(node);
  view.slots.resize(view.slots.size() + object.MemberCount());
}

void Walk::close_node(const Open& open) {
  View& view = result_.view;
  view.nodes[node_].end = static_cast<NodeIndex>(view.nodes.size());
  if (!open.merged) return;
  // Of a message that is set twice the server keeps the fields of both: neither alone says what is absent.
  for (const NodeIndex child : Children(view, node_, nullptr)) {
    const Field& field = *view.nodes[child].field;
    if (!field.repeated && field.kind == Kind::message) view.nodes[child].open_ended = true;
  }
}

void Walk::mark(Violation violation) {
  switch (violation) {
    case Violation::unknown_name:
    case Violation::empty_name:
    case Violation::not_in_version:
    case Violation::deep:
    case Violation::undeclared_enum_number:
    case Violation::repeated_field_last_wins:
    case Violation::repeated_field_merged:
    case Violation::repeated_field_appended: return;
    default:
      if (slot_ == no_slot) return;
      result_.view.slots[slot_].unsound = true;
      result_.view.nodes[node_].unsound = true;
  }
}

}  // namespace gemlint::api
