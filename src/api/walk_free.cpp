// Maps, google.protobuf.Struct and Value: objects whose keys are the author's own, where only a repeated key can be
// wrong.
#include "api/repeated_keys.hpp"
#include "api/walk.hpp"

namespace gemlint::api {
namespace {

// The messages behind free JSON, as they stand in the server's paths (source: google/protobuf/struct.proto and map
// entries).
constexpr Field struct_fields = {.name = "fields", .proto_name = "fields", .kind = Kind::map};
constexpr Field entry_value = {.name = "value", .proto_name = "value", .kind = Kind::value};
constexpr Field value_struct = {.name = "structValue", .proto_name = "struct_value", .kind = Kind::structure};
constexpr Field value_list = {.name = "listValue", .proto_name = "list_value", .kind = Kind::list_value};
constexpr Field list_values = {.name = "values", .proto_name = "values", .kind = Kind::value, .repeated = true};

}  // namespace

void Walk::read_map(Element& map, const Message* owner, const Field& field, const json::Value& object) {
  if (!enter(object)) return;
  RepeatedKeys keys(object);
  std::uint32_t position = 0;
  for (const auto& member : object.GetObject()) {
    at_member(position);
    const std::string_view key = text_of(member.name);
    const std::uint32_t first = keys.first_position(position);
    if (first != position) {
      repeated_key(map, owner, &field, key, first);
      skip(member.value);
    } else {
      Element entry(&map, &field, false);
      read_map_value(entry, owner, field, key, member.value);
    }
    ++position;
  }
  leave();
}

void Walk::read_map_value(Element& entry, const Message* owner, const Field& field, std::string_view key,
                          const json::Value& value) {
  if (field.value_kind == Kind::opaque) return skip(value);
  Field value_field = entry_value;
  value_field.kind = field.value_kind;
  value_field.type = field.type;
  Hit* made = nullptr;
  if (value.IsObject()) {
    if (is_scalar(field.value_kind)) {
      value_hit(Violation::object_for_scalar, entry, owner, &field, key, "value", {});
      return skip(value);
    }
    Element child(&entry, &value_field, false);
    if (field.value_kind == Kind::message) return read_message(child, *message_of(field), &field, value);
    return field.value_kind == Kind::value ? read_free(child, value) : read_struct(child, value);
  }
  if (value.IsArray()) {
    Element child(&entry, &value_field, false);
    if (field.value_kind == Kind::value) return read_values(child, value);
    made = value_hit(Violation::list_in_map, child, owner, &field, key, "Map", {});
    if (made != nullptr) made->count = value.Size();
    return skip(value);
  }
  if (value.IsNull()) return;
  const std::size_t before = result_.hits.size();
  read_scalar(entry, owner, value_field, "value", value);
  if (result_.hits.size() > before) {
    // The map's field says what the entry's stand-in, which ends here, cannot.
    result_.hits.back().field = &field;
    result_.hits.back().name = key;
  }
}

void Walk::read_struct(Element& element, const json::Value& object) {
  if (!enter(object)) return;
  Element map(&element, &struct_fields, true);
  RepeatedKeys keys(object);
  std::uint32_t position = 0;
  for (const auto& member : object.GetObject()) {
    at_member(position);
    const std::uint32_t first = keys.first_position(position);
    if (first != position) {
      repeated_key(map, nullptr, nullptr, text_of(member.name), first);
      skip(member.value);
    } else {
      Element entry(&map, &struct_fields, false);
      Element value(&entry, &entry_value, false);
      read_free(value, member.value);
    }
    ++position;
  }
  leave();
}

void Walk::read_values(Element& element, const json::Value& items) {
  if (!enter(items)) return;
  Element list(&element, &value_list, false);
  Element values(&list, &list_values, true);
  std::uint32_t position = 0;
  for (const json::Value& item : items.GetArray()) {
    at_member(position++);
    Element value(&values, &list_values, false);
    read_free(value, item);
  }
  leave();
}

void Walk::read_free(Element& element, const json::Value& value) {
  if (value.IsObject()) {
    Element child(&element, &value_struct, false);
    read_struct(child, value);
  } else if (value.IsArray()) {
    read_values(element, value);
  }
}

void Walk::skip(const json::Value& value) {
  if (!value.IsObject() && !value.IsArray()) return;
  if (!enter(value)) return;
  std::uint32_t position = 0;
  if (value.IsObject()) {
    for (const auto& member : value.GetObject()) {
      at_member(position++);
      skip(member.value);
    }
  } else {
    for (const json::Value& item : value.GetArray()) {
      at_member(position++);
      skip(item);
    }
  }
  leave();
}

}  // namespace gemlint::api
