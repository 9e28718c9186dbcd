/// Finds what has the form of a real Google API key.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "text/span.hpp"

namespace gemlint {

/// The first key in `text` from `from` on: "AIza" and 35 letters, digits, '_' and '-', as random as real ones are (a
/// placeholder like AIzaSyXXXX… is none). Linear in the text.
std::optional<Span> find_api_key(std::string_view text, std::size_t from = 0);

}  // namespace gemlint
