/// The schema of what can stand around a request's body: an exchange, a line of a batch.
#pragma once

#include <string_view>

namespace gemlint::lsp {

/// schemas/forms.json, as text.
std::string_view forms_schema_text();

// Its messages.
inline constexpr std::string_view exchange_form = "Exchange";
inline constexpr std::string_view batch_line_form = "BatchLine";

}  // namespace gemlint::lsp
