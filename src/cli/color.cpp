#include "cli/color.hpp"

#include <unistd.h>

#include <cstdlib>

namespace gemlint::cli {

bool wants_color(When when, int file) {
  if (when != When::automatic) return when == When::always;
  const char* no_color = std::getenv("NO_COLOR");
  return (no_color == nullptr || *no_color == '\0') && isatty(file) == 1;
}

}  // namespace gemlint::cli
