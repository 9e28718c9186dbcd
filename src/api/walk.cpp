#include "api/walk.hpp"

#include "api/scalar.hpp"

namespace gemlint::api {
namespace {

Violation violation_of(ScalarFault fault, Kind kind) {
  switch (fault) {
    case ScalarFault::fraction:
      return kind == Kind::enumeration ? Violation::enum_wrong_kind : Violation::fraction_for_integer;
    case ScalarFault::out_of_range:
      return kind == Kind::float32 || kind == Kind::float64 ? Violation::float_out_of_range
                                                            : Violation::integer_out_of_range;
    case ScalarFault::not_base64: return Violation::bytes_not_base64;
    case ScalarFault::unknown_enum_value: return Violation::unknown_enum_value;
    case ScalarFault::undeclared_enum_number: return Violation::undeclared_enum_number;
    default: return kind == Kind::enumeration ? Violation::enum_wrong_kind : Violation::wrong_scalar;
  }
}

Violation repeated_violation(const Field& field) {
  if (field.repeated || field.kind == Kind::map) return Violation::repeated_field_appended;
  return field.kind == Kind::message ? Violation::repeated_field_merged : Violation::repeated_field_last_wins;
}

}  // namespace

void Walk::run(const json::Value& body) {
  Element root;
  if (!body.IsObject()) {
    hit(Violation::root_not_object, options_.root, nullptr, {});
    return;
  }
  if (options_.prefix.empty()) return read_message(root, *options_.root, nullptr, body);
  const Field resource_field = {.name = options_.prefix, .proto_name = options_.prefix, .kind = Kind::message};
  Element resource(&root, &resource_field, false);
  read_message(resource, *options_.root, nullptr, body);
}

void Walk::read_message(Element& element, const Message& message, const Field* field_of_it, const json::Value& object) {
  if (!enter(object)) return;
  Open open(element, message);
  const NodeIndex outer_node = node_;
  const std::uint32_t outer_slot = slot_;
  open_node(open, field_of_it, object);
  std::uint32_t position = 0;
  for (const auto& member : object.GetObject()) {
    slot_ = open.first_slot + position;
    at_member(position++);
    const std::string_view name = text_of(member.name);
    const Field* field = find_field(message, name);
    if (field != nullptr) {
      read_member(open, *field, name, member.value);
      continue;
    }
    result_.view.nodes[node_].open_ended = true;
    if (name.empty()) {
      name_hit(Violation::empty_name, element, &message, nullptr, name);
    } else if (!options_.names_may_be_newer) {
      name_hit(Violation::unknown_name, element, &message, nullptr, name);
    }
    skip(member.value);
  }
  close_node(open);
  node_ = outer_node;
  slot_ = outer_slot;
  leave();
}

/// Marks the value that a member of the open message set as one that does not stand.
void Walk::lose(const Open& open, std::uint32_t position) {
  result_.view.slots[open.first_slot + position].unsound = true;
  result_.view.nodes[node_].unsound = true;
}

bool Walk::set(Open& open, const Field& field, std::string_view name) {
  const auto index = static_cast<std::size_t>(&field - open.message.fields.data());
  const std::uint64_t bit = std::uint64_t{1} << (index % 64);
  const bool seen = (open.seen[index / 64] & bit) != 0;
  if (!seen) {
    open.seen[index / 64] |= bit;
    open.position[index] = path_[depth_ - 1];
  }
  const auto refuse = [&](Violation violation, std::string oneof) {
    Hit* made = hit(violation, &open.message, &field, name);
    if (made != nullptr) {
      made->at = open.element.path();
      made->reason = std::move(oneof);
      made->on_key = true;
    }
    return made;
  };
  if (field.oneof != 0) {
    std::uint8_t& holder = open.holder[field.oneof - 1];
    if (holder == 0) {
      holder = static_cast<std::uint8_t>(index + 1);
      return true;
    }
    const bool same = holder == index + 1;
    Hit* made = refuse(same ? Violation::field_set_twice : Violation::oneof_conflict,
                       std::string(open.message.oneofs[field.oneof - 1]));
    lose(open, open.position[holder - 1]);
    if (made != nullptr) {
      made->other = sibling(made->path, open.position[holder - 1]);
      made->value = open.message.fields[holder - 1].name;
    }
    return false;
  }
  if (field.presence) {
    // proto3 `optional` is a oneof of one field, named after it.
    const std::string oneof =
        seen || !options_.bound_presence.empty() ? '_' + std::string(field.proto_name) : std::string();
    if (seen) {
      lose(open, open.position[index]);
      if (Hit* made = refuse(Violation::field_set_twice, oneof))
        made->other = sibling(made->path, open.position[index]);
      return false;
    }
    if (depth_ == 1) {
      for (const std::string_view bound : options_.bound_presence) {
        if (bound == field.name) return refuse(Violation::bound_field_in_body, oneof), false;
      }
    }
    return true;
  }
  if (seen) {
    open.merged = open.merged || (field.kind == Kind::message && !field.repeated);
    if (Hit* made = hit(repeated_violation(field), &open.message, &field, name)) {
      made->on_key = true;
      made->other = sibling(made->path, open.position[index]);
    }
  }
  return true;
}

void Walk::read_member(Open& open, const Field& field, std::string_view name, const json::Value& value) {
  Element& element = open.element;
  if (value.IsNull() && field.kind != Kind::value) return;
  const auto index = static_cast<std::size_t>(&field - open.message.fields.data());
  result_.view.slots[slot_].field = static_cast<std::uint16_t>(index);
  result_.view.nodes[node_].present |= field_bit(index);
  if (field.kind == Kind::opaque) return skip(value);
  if (field.tier != Tier::none && options_.version == Version::v1) {
    if (Hit* made = name_hit(Violation::not_in_version, element, &open.message, &field, name))
      made->reason = to_string(Version::v1beta);
  }
  if (value.IsObject()) {
    if (is_scalar(field.kind)) {
      value_hit(Violation::object_for_scalar, element, &open.message, &field, name, std::string(field.proto_name), {});
      return skip(value);
    }
    if (!set(open, field, name)) return skip(value);
    if (field.kind == Kind::map) {
      Element map(&element, &field, true);
      return read_map(map, &open.message, field, value);
    }
    Element child(&element, &field, false);
    if (field.kind == Kind::message) return read_message(child, *message_of(field), &field, value);
    if (field.kind == Kind::structure) return read_struct(child, value);
    return field.kind == Kind::value ? read_free(child, value) : skip(value);
  }
  if (value.IsArray()) {
    if (field.kind == Kind::value && !field.repeated) {
      if (!set(open, field, name)) return skip(value);
      Element child(&element, &field, false);
      return read_values(child, value);
    }
    if (field.kind == Kind::map) {
      value_hit(Violation::list_for_map, element, &open.message, &field, name, "Map", {});
      return skip(value);
    }
    if (!field.repeated) {
      // The server blames the name; the author has to change the value.
      if (Hit* made = name_hit(Violation::list_for_singular, element, &open.message, &field, name))
        made->on_key = false;
      return skip(value);
    }
    set(open, field, name);
    Element list(&element, &field, true);
    return read_list(list, &open.message, field, value);
  }
  if (set(open, field, name)) read_scalar(element, &open.message, field, name, value);
}

void Walk::read_list(Element& list, const Message* owner, const Field& field, const json::Value& items) {
  if (!enter(items)) return;
  std::uint32_t position = 0;
  for (const json::Value& item : items.GetArray()) {
    at_member(position++);
    if (item.IsNull() && field.kind != Kind::value) continue;
    if (item.IsArray()) {
      if (field.kind == Kind::value) {
        Element child(&list, &field, false);
        read_values(child, item);
      } else {
        Element inner(&list, &field, true);
        read_list(inner, owner, field, item);
      }
    } else if (!item.IsObject()) {
      read_scalar(list, owner, field, {}, item);
    } else if (field.kind == Kind::message) {
      Element child(&list, &field, false);
      read_message(child, *message_of(field), &field, item);
    } else if (field.kind == Kind::structure) {
      Element child(&list, &field, false);
      read_struct(child, item);
    } else if (field.kind == Kind::value) {
      Element child(&list, &field, false);
      read_free(child, item);
    } else {
      if (is_scalar(field.kind)) {
        value_hit(Violation::object_for_scalar, list, owner, &field, {}, std::string(field.proto_name), {});
      }
      skip(item);
    }
  }
  leave();
}

void Walk::read_scalar(Element& owner, const Message* message, const Field& field, std::string_view name,
                       const json::Value& value) {
  if (field.kind == Kind::opaque) return;
  if (field.kind == Kind::value) {
    const Element counted(&owner, &field, false);
    return;
  }
  if (field.kind == Kind::duration || field.kind == Kind::timestamp || field.kind == Kind::field_mask) {
    std::string fault = field.kind == Kind::duration    ? duration_fault(value)
                        : field.kind == Kind::timestamp ? timestamp_fault(value)
                                                        : field_mask_fault(value);
    if (fault.empty()) return;
    const Violation violation = field.kind == Kind::duration    ? Violation::invalid_duration
                                : field.kind == Kind::timestamp ? Violation::invalid_timestamp
                                                                : Violation::invalid_field_mask;
    Element child(&owner, &field, false);
    Hit* made = value_hit(violation, child, message, &field, name, printed_type(field), echo(value));
    if (made != nullptr) made->reason = std::move(fault);
    return;
  }
  ScalarFault fault = ScalarFault::wrong_kind;
  if (is_scalar(field.kind)) {
    fault = check_scalar(field.kind, field.kind == Kind::enumeration ? enum_of(field) : nullptr, value);
    if (fault == ScalarFault::none) return;
    if (fault == ScalarFault::unknown_enum_value && options_.names_may_be_newer) return;
  }
  const Violation violation = is_scalar(field.kind) ? violation_of(fault, field.kind) : Violation::scalar_for_message;
  // Among scalars only a bad element moves the list's counter, so the child is made here and not before.
  Element child(&owner, &field, false);
  value_hit(violation, child, message, &field, name, printed_type(field), echo(value));
}

void decode(const json::Value& body, const DecodeOptions& options, Decoded& result) {
  result.hits.clear();
  result.cut = false;
  result.view.clear();
  result.view.schemas = options.schemas;
  Walk(options, result).run(body);
}

}  // namespace gemlint::api
