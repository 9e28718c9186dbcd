/// Whether what is written is coloured.
#pragma once

#include "cli/options.hpp"

namespace gemlint::cli {

/// By --color, or else where `file` (a descriptor) is a terminal and NO_COLOR is not set.
bool wants_color(When when, int file);

}  // namespace gemlint::cli
