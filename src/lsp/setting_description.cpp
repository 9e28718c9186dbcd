#include "lsp/setting_description.hpp"

#include "lint/config_schema.hpp"
#include "lsp/schema_description.hpp"

namespace gemlint::lsp {

std::string setting_description(const api::Message& message, const api::Field& field, rules::Language language) {
  return schema_description(lint::config_schema_text(), message.name, field.name, language);
}

}  // namespace gemlint::lsp
