/// Upper and lower case of ASCII letters; all other bytes stay.
#pragma once

#include <string>
#include <string_view>

namespace gemlint {

std::string upper_case(std::string_view text);

/// True when nothing but the case of letters tells them apart.
bool equal_but_case(std::string_view left, std::string_view right);

}  // namespace gemlint
