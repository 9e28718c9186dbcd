#include "lsp/type_words.hpp"

#include "rules/message.hpp"

namespace gemlint::lsp {
namespace {

using api::Kind;

std::string word(std::span<const rules::Text> ui, std::string_view name, const rules::Arguments& arguments = {}) {
  return rules::fill(rules::find_text(ui, "types." + std::string(name)), arguments);
}

/// The type of one value. In a list, a message goes by its name alone.
std::string one_value(std::span<const rules::Text> ui, const api::Schemas& schemas, const api::Field& field, Kind kind,
                      bool in_list) {
  if (kind == Kind::message) {
    const api::Message* message = message_of(schemas, field);
    const std::string name(message == nullptr ? std::string_view() : message->name);
    return in_list ? name : word(ui, "message", {{"type", name}});
  }
  if (kind == Kind::enumeration) {
    const api::Enum* type = enum_of(schemas, field);
    if (type == nullptr || type->type_name.empty()) return word(ui, "enum-unnamed");
    return word(ui, "enum", {{"type", std::string(type->type_name)}});
  }
  if (kind == Kind::map) return word(ui, "map", {{"type", one_value(ui, schemas, field, field.value_kind, false)}});
  return word(ui, to_string(kind));
}

}  // namespace

std::string type_words(std::span<const rules::Text> ui, const api::Schemas& schemas, const api::Field& field,
                       bool element) {
  if (field.kind == Kind::map && element) return one_value(ui, schemas, field, field.value_kind, false);
  const bool list = field.repeated && !element;
  if (const api::Enum* of = list ? enum_of(schemas, field) : nullptr; of != nullptr && field.kind == Kind::enumeration)
    return of->type_name.empty() ? word(ui, "list-enum-unnamed")
                                 : word(ui, "list-enum", {{"type", std::string(of->type_name)}});
  std::string type = one_value(ui, schemas, field, field.kind, list);
  return list ? word(ui, "list", {{"type", std::move(type)}}) : type;
}

const api::Message* message_of(const api::Schemas& schemas, const api::Field& field) {
  const Kind kind = field.kind == Kind::map ? field.value_kind : field.kind;
  return kind == Kind::message && field.type != api::no_index ? &schemas.messages[field.type] : nullptr;
}

const api::Enum* enum_of(const api::Schemas& schemas, const api::Field& field) {
  const Kind kind = field.kind == Kind::map ? field.value_kind : field.kind;
  return kind == Kind::enumeration && field.type != api::no_index ? &schemas.enums[field.type] : nullptr;
}

}  // namespace gemlint::lsp
