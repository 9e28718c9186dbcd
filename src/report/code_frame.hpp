/// The source line of a finding as a terminal shows it.
#pragma once

#include <cstddef>
#include <string>

#include "finding/finding.hpp"

namespace gemlint {

/// One line, and the terminal columns that are marked below it.
struct CodeFrame {
  std::string line;            ///< valid UTF-8 without controls
  std::size_t mark_begin = 0;  ///< columns left of the mark
  std::size_t mark_width = 1;  ///< columns, at least 1
};

/// Shows tabs as one space, characters that must not be shown as a middle dot, and bytes that are no UTF-8 as U+FFFD,
/// each one column wide. A mark ends with the text at the latest; one that begins behind it stands right after it.
CodeFrame code_frame(const Excerpt& excerpt);

}  // namespace gemlint
