#include "text/number_text.hpp"

#include <cstdio>

namespace gemlint {

std::string number_text(double number) {
  char text[32];
  std::snprintf(text, sizeof text, "%.6g", number);
  return text;
}

}  // namespace gemlint
