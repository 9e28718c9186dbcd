/// Finds two characters that stand side by side.
#pragma once

#include <cstddef>
#include <string_view>

namespace gemlint {

/// The first place from `from` on where `letter`, a small letter that may stand there as a capital one too, is followed
/// by `second`; npos when there is none. A pair is so much rarer than each of its characters that a search hardly ever
/// stops.
std::size_t find_pair(std::string_view text, std::size_t from, char letter, char second);

}  // namespace gemlint
