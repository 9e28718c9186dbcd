/// Numbers as people write them.
#pragma once

#include <string>

namespace gemlint {

/// Up to six digits, without zeros at the end: "0.95", "2", "65536".
std::string number_text(double number);

}  // namespace gemlint
