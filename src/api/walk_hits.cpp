// What the walk records when something is wrong.
#include "api/scalar.hpp"
#include "api/walk.hpp"

namespace gemlint::api {

bool Walk::enter(const json::Value& container) {
  if (depth_ == depth_limit) {
    if (!too_deep_) {
      too_deep_ = true;
      // The refusal says all that the warning did.
      std::erase_if(result_.hits, [](const Hit& earlier) { return earlier.violation == Violation::deep; });
      if (Hit* made = hit(Violation::too_deep, nullptr, nullptr, {}))
        made->value = container.IsArray() ? "array" : "object";
    }
    return false;
  }
  if (depth_ == depth_warning && !warned_deep_) {
    warned_deep_ = true;
    hit(Violation::deep, nullptr, nullptr, {});
  }
  ++depth_;
  return true;
}

Hit* Walk::hit(Violation violation, const Message* message, const Field* field, std::string_view name) {
  mark(violation);
  if (result_.hits.size() == options_.limit) {
    result_.cut = true;
    return nullptr;
  }
  Hit& made = result_.hits.emplace_back();
  made.violation = violation;
  made.path.assign(path_.begin(), path_.begin() + static_cast<std::ptrdiff_t>(depth_));
  made.message = message;
  made.field = field;
  made.name = name;
  return &made;
}

Hit* Walk::name_hit(Violation violation, const Element& element, const Message* message, const Field* field,
                    std::string_view name) {
  Hit* made = hit(violation, message, field, name);
  if (made == nullptr) return nullptr;
  made->on_key = true;
  made->at = element.path();
  return made;
}

Hit* Walk::value_hit(Violation violation, const Element& element, const Message* message, const Field* field,
                     std::string_view name, std::string type, std::string value) {
  Hit* made = hit(violation, message, field, name);
  if (made == nullptr) return nullptr;
  made->at = element.path();
  made->type = std::move(type);
  made->value = std::move(value);
  return made;
}

void Walk::repeated_key(const Element& map, const Message* owner, const Field* field, std::string_view key,
                        std::uint32_t first) {
  if (Hit* made = name_hit(Violation::repeated_map_key, map, owner, field, key))
    made->other = sibling(made->path, first);
}

NodePath Walk::sibling(const NodePath& path, std::uint32_t position) {
  NodePath other = path;
  if (!other.empty()) other.back() = position;
  return other;
}

std::string Walk::printed_type(const Field& field) const {
  std::string_view name;
  switch (field.kind) {
    case Kind::message: name = message_of(field)->type_name; break;
    case Kind::enumeration: name = enum_of(field) == nullptr ? std::string_view() : enum_of(field)->type_name; break;
    case Kind::map: name = field.entry; break;
    case Kind::structure: name = "google.protobuf.Struct"; break;
    case Kind::list_value: name = "google.protobuf.ListValue"; break;
    case Kind::duration: name = "google.protobuf.Duration"; break;
    case Kind::timestamp: name = "google.protobuf.Timestamp"; break;
    case Kind::field_mask: name = "google.protobuf.FieldMask"; break;
    default: return std::string(wire_type(field.kind));
  }
  if (name.empty()) return {};
  std::string printed = "type.googleapis.com/";
  if (!name.starts_with("google.")) {
    printed += options_.schemas->package;
    printed += '.';
    printed += to_string(options_.version);
    printed += '.';
  }
  return printed += name;
}

}  // namespace gemlint::api
