#include "lsp/schema_description.hpp"

#include "json/accept.hpp"
#include "json/members.hpp"
#include "lsp/forms.hpp"

namespace gemlint::lsp {
namespace {

const json::Value* member(const json::Value* object, std::string_view name) {
  return object == nullptr ? nullptr : json::member(*object, name);
}

}  // namespace

std::string schema_description(std::string_view schema, std::string_view type, std::string_view name,
                               rules::Language language) {
  // The schemas are small and a hover is rare, so they are read each time.
  json::AcceptReader reader;
  const json::Value* definitions = member(reader.read(schema), "definitions");
  const json::Value* property = member(member(member(definitions, type), "properties"), name);
  const json::Value* said = nullptr;
  if (language != rules::Language::en) said = member(property, "x-description-" + std::string(to_string(language)));
  if (said == nullptr) said = member(property, "description");
  return said != nullptr && said->IsString() ? std::string(said->GetString(), said->GetStringLength()) : std::string();
}

std::string form_description(std::string_view form, std::string_view name, rules::Language language) {
  return schema_description(forms_schema_text(), form, name, language);
}

}  // namespace gemlint::lsp
