/// What the schemas of gemlint's own forms say of their members.
#pragma once

#include <string>
#include <string_view>

#include "rules/language.hpp"

namespace gemlint::lsp {

/// The description of the member `name` of the type `type` in that language, where `schema` (JSON Schema with
/// "x-description-pl" beside "description") has one; otherwise the English one, or "".
std::string schema_description(std::string_view schema, std::string_view type, std::string_view name,
                               rules::Language language);

}  // namespace gemlint::lsp
