/// JSON number tokens: what they are, and the value that RapidJSON gives them.
#pragma once

#include <cstdint>
#include <string_view>

#include "json/accept.hpp"

namespace gemlint::json {

enum class NumberForm : std::uint8_t {
  json,  ///< RFC 8259, and the accept reader reads it
  odd,   ///< no JSON, but the server reads it: `1.`, `-.5`, `01.5`; also a zero whose exponent RapidJSON finds too big
  bad,   ///< no number, or out of the range of a double
};

NumberForm number_form(std::string_view token);

/// The double nearest to a number token of the form `json` or `odd`; infinity when it is out of range.
///
/// Takes the place of RapidJSON's kParseFullPrecisionFlag, whose conversion reads its table of powers out of bounds for
/// tiny and huge numbers with many digits, as 0.1234567890123e-337, and is wrong at the ends of the range.
double exact_double(std::string_view token);

/// The value of a number token of the form `json` or `odd`, with the type that RapidJSON stores.
Value number_value(std::string_view token);

}  // namespace gemlint::json
