/// The schema of what can stand around a request's body: an exchange, a line of a batch.
#pragma once

#include <string>
#include <string_view>

#include "rules/language.hpp"

namespace gemlint::lsp {

/// schemas/forms.json, as text.
std::string_view forms_schema_text();

// Its messages.
inline constexpr std::string_view exchange_form = "Exchange";
inline constexpr std::string_view batch_line_form = "BatchLine";

/// What the file says of a member of one of them, in that language; "" when nothing.
std::string form_description(std::string_view form, std::string_view name, rules::Language language);

}  // namespace gemlint::lsp
