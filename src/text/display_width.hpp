/// How many columns of a terminal a character takes.
#pragma once

#include <cstddef>

namespace gemlint {

/// 0 for combining marks and joiners, 2 for East Asian wide characters and emoji, otherwise 1. Code points are counted
/// one by one: of an emoji joined from several, a terminal that joins it shows fewer. Controls count as 1, the width of
/// whatever is shown in their place.
std::size_t display_width(char32_t character);

}  // namespace gemlint
