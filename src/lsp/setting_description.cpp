#include "lsp/setting_description.hpp"

#include "json/accept.hpp"
#include "json/members.hpp"
#include "lint/config_schema.hpp"

namespace gemlint::lsp {
namespace {

const json::Value* member(const json::Value* object, std::string_view name) {
  return object == nullptr ? nullptr : json::member(*object, name);
}

}  // namespace

std::string setting_description(const api::Message& message, const api::Field& field, rules::Language language) {
  // The schema is small and a hover is rare, so it is read each time.
  json::AcceptReader reader;
  const json::Value* definitions = member(reader.read(lint::config_schema_text()), "definitions");
  const json::Value* property = member(member(member(definitions, message.name), "properties"), field.name);
  const json::Value* said = nullptr;
  if (language != rules::Language::en) said = member(property, "x-description-" + std::string(to_string(language)));
  if (said == nullptr) said = member(property, "description");
  return said != nullptr && said->IsString() ? std::string(said->GetString(), said->GetStringLength()) : std::string();
}

}  // namespace gemlint::lsp
