/// Text as JSON writes it.
#pragma once

#include <string>
#include <string_view>

namespace gemlint::json {

/// `value` with the escapes that a JSON string needs, without quotes. Valid UTF-8 stays as it is.
std::string escape(std::string_view value);

/// `value` as a JSON string, in double quotes.
std::string quote(std::string_view value);

}  // namespace gemlint::json
