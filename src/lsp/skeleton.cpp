#include "lsp/skeleton.hpp"

#include "json/quote.hpp"
#include "rules/message.hpp"

namespace gemlint::lsp {
namespace {

/// Needed fields of needed fields: deeper than this nobody wants to have inserted at once.
constexpr int depth_limit = 6;

/// The message that objects of the field are, or null.
const api::Message* message_of(const api::Schemas& schemas, const api::Field& field, bool element) {
  const api::Kind kind = element && field.kind == api::Kind::map ? field.value_kind : field.kind;
  return kind == api::Kind::message && field.type != api::no_index ? &schemas.messages[field.type] : nullptr;
}

std::string kind_text(std::span<const rules::Text> ui, const api::Schemas& schemas, api::Kind kind,
                      std::uint16_t type) {
  if (kind == api::Kind::message && type != api::no_index) {
    // Without a name of the server's it has one that nobody knows it by.
    const api::Message& message = schemas.messages[type];
    return std::string(message.type_name.empty() ? "object" : message.name);
  }
  if (kind == api::Kind::value || kind == api::Kind::opaque) return "any";
  if (kind != api::Kind::enumeration) return std::string(to_string(kind));
  const std::string_view name = type == api::no_index ? std::string_view() : schemas.enums[type].type_name;
  return std::string(name.empty() ? rules::find_text(ui, "types.enum-unnamed") : name);
}

}  // namespace

Skeleton& Skeleton::add(std::string_view text) {
  plain_ += text;
  for (const char c : text) {
    if (c == '$' || c == '\\') marked_ += '\\';
    marked_ += c;
  }
  return *this;
}

Skeleton& Skeleton::hole() {
  marked_ += '$' + std::to_string(++holes_);
  return *this;
}

std::string Skeleton::text() const { return has_holes() ? marked_ : plain_; }

void Skeleton::value(const api::Schemas& schemas, const api::Message& owner, const api::Field& field, bool element) {
  const bool list = field.repeated && !element;
  if (list) add("[");
  const api::Kind kind = element && field.kind == api::Kind::map ? field.value_kind : field.kind;
  switch (kind) {
    case api::Kind::message: object(schemas, *message_of(schemas, field, element), field_path(owner, field)); break;
    case api::Kind::map:
    case api::Kind::structure: add("{").hole().add("}"); break;
    case api::Kind::list_value: add("[").hole().add("]"); break;
    case api::Kind::string:
    case api::Kind::bytes:
    case api::Kind::enumeration:
    case api::Kind::duration:
    case api::Kind::timestamp:
    case api::Kind::field_mask:
      // In a list the values that can be chosen come with quotes of their own.
      list ? hole() : add("\"").hole().add("\"");
      break;
    default: hole();
  }
  if (list) add("]");
}

void Skeleton::object(const api::Schemas& schemas, const api::Message& message, std::string_view holder) {
  const auto needed = rules::needed_in(rules::bundled_offers(), holder, message.name);
  add("{");
  bool first = true;
  if (++depth_ <= depth_limit) {
    for (const rules::Text& entry : needed) {
      const api::Field* field = api::find_field(message, entry.name);
      if (field == nullptr) continue;  // schemas of the user's own may lack it
      add(first ? "" : ", ").add(json::quote(proto_names_ ? field->proto_name : field->name)).add(": ");
      first = false;
      if (entry.text.empty())
        value(schemas, message, *field, false);
      else
        add(json::quote(entry.text));
    }
  }
  --depth_;
  if (first) hole();
  add("}");
}

std::string type_text(std::span<const rules::Text> ui, const api::Schemas& schemas, const api::Field& field,
                      bool element) {
  if (field.kind == api::Kind::map) {
    const std::string value = kind_text(ui, schemas, field.value_kind, field.type);
    return element ? value : "map<string, " + value + '>';
  }
  return kind_text(ui, schemas, field.kind, field.type) + (field.repeated && !element ? "[]" : "");
}

}  // namespace gemlint::lsp
