#include "report/visible.hpp"

#include "text/utf8.hpp"

namespace gemlint {
namespace {

void append_hex(std::string& out, char32_t value, int digits) {
  for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) out += "0123456789abcdef"[(value >> shift) & 0xF];
}

bool is_plain_ascii(char byte) { return byte >= ' ' && byte <= '~'; }

}  // namespace

bool must_not_be_shown(char32_t character) {
  if (character < 0x20 || (character >= 0x7F && character < 0xA0)) return true;
  switch (character) {
    case 0x061C:  // Arabic letter mark
    case 0x180E:  // Mongolian vowel separator
    case 0x200B:  // zero-width space
    case 0x200E:  // left-to-right mark
    case 0x200F:  // right-to-left mark
    case 0xFEFF:  // byte-order mark
      return true;
    default: break;
  }
  if (character >= 0x2028 && character <= 0x202E) return true;  // line separators, embeddings and overrides
  if (character >= 0x2060 && character <= 0x206F) return true;  // invisible operators, isolates
  return character >= 0xE0000 && character <= 0xE007F;          // tag letters
}

void append_visible(std::string& out, std::string_view text) {
  for (std::size_t offset = 0; offset < text.size();) {
    if (is_plain_ascii(text[offset])) {
      out += text[offset++];
      continue;
    }
    const CodePoint read = code_point_at(text, offset);
    if (!read.valid) {
      out += "\\x";
      append_hex(out, static_cast<unsigned char>(text[offset]), 2);
    } else if (!must_not_be_shown(read.value)) {
      out += text.substr(offset, read.length);
    } else if (read.value <= 0xFFFF) {
      out += "\\u";
      append_hex(out, read.value, 4);
    } else {
      out += "\\u{";
      append_hex(out, read.value, 5);
      out += '}';
    }
    offset += read.length;
  }
}

}  // namespace gemlint
