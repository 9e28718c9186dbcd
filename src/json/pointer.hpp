/// The tokens of JSON Pointers (RFC 6901).
#pragma once

#include <string>
#include <string_view>

namespace gemlint::json {

/// A member's name as a pointer has it: '~' is "~0", '/' is "~1".
std::string pointer_token(std::string_view name);

/// The name that a token stands for. A '~' that neither 0 nor 1 follows stays as it is.
std::string name_of_token(std::string_view token);

}  // namespace gemlint::json
