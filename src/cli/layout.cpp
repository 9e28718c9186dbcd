#include "cli/layout.hpp"

#include <algorithm>

#include "text/display_width.hpp"
#include "text/utf8.hpp"

namespace gemlint::cli {

std::size_t columns(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t offset = 0; offset < text.size();) {
    const CodePoint read = code_point_at(text, offset);
    count += read.valid ? display_width(read.value) : 1;
    offset += read.length;
  }
  return count;
}

std::string padded(std::string_view text, std::size_t width) {
  std::string out(text);
  const std::size_t used = columns(text);
  out.append(used < width ? width - used : 0, ' ');
  return out;
}

void append_paragraph(std::string& out, std::string_view text, std::size_t indent, std::string_view first) {
  constexpr std::size_t line_width = 100;
  std::string line = padded(first, indent);
  std::size_t used = columns(line);
  bool empty = true;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    const std::string_view word = text.substr(begin, end - begin);
    const std::size_t width = columns(word);
    begin = end + 1;
    if (!empty && used + 1 + width > line_width) {
      out += line + '\n';
      line.assign(indent, ' ');
      used = indent;
      empty = true;
    }
    if (!empty) line += ' ';
    line += word;
    used += width + (empty ? 0 : 1);
    empty = false;
  }
  out += line + '\n';
}

}  // namespace gemlint::cli
