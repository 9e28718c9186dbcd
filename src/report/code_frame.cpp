#include "report/code_frame.hpp"

#include <string_view>

#include "report/visible.hpp"
#include "text/display_width.hpp"
#include "text/utf8.hpp"

namespace gemlint {
namespace {

constexpr char32_t middle_dot = 0xB7;

char32_t shown(char32_t character) {
  if (character == '\t') return ' ';
  return must_not_be_shown(character) ? middle_dot : character;
}

}  // namespace

CodeFrame code_frame(const Excerpt& excerpt) {
  const std::string_view text = excerpt.text;
  CodeFrame frame;
  frame.mark_width = 0;
  std::size_t column = 0;
  for (std::size_t offset = 0; offset < text.size(); ++column) {
    const CodePoint read = code_point_at(text, offset);
    const char32_t character = shown(read.value);
    append_code_point(frame.line, character);
    const std::size_t width = display_width(character);
    if (column < excerpt.mark_column) {
      frame.mark_begin += width;
    } else if (column - excerpt.mark_column < excerpt.mark_length) {
      frame.mark_width += width;
    }
    offset += read.length;
  }
  if (frame.mark_width == 0) frame.mark_width = 1;
  return frame;
}

}  // namespace gemlint
