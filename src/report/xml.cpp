#include "report/xml.hpp"

#include "text/utf8.hpp"

namespace gemlint {
namespace {

/// The characters of XML 1.0; surrogates are no UTF-8 and come as U+FFFD.
bool may_stand_in_xml(char32_t character) {
  if (character < 0x20) return character == '\t' || character == '\n' || character == '\r';
  return character != 0xFFFE && character != 0xFFFF;
}

/// In an attribute a line break or a tab reads as a blank unless it is a character reference; a carriage return is lost
/// everywhere.
void append_escaped(std::string& out, std::string_view text, bool in_attribute) {
  for (std::size_t offset = 0; offset < text.size();) {
    const CodePoint read = code_point_at(text, offset);
    offset += read.length;
    switch (read.value) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\t': out += in_attribute ? "&#9;" : "\t"; break;
      case '\n': out += in_attribute ? "&#10;" : "\n"; break;
      case '\r': out += "&#13;"; break;
      default: append_code_point(out, may_stand_in_xml(read.value) ? read.value : 0xFFFD);
    }
  }
}

}  // namespace

void append_xml(std::string& out, std::string_view text) { append_escaped(out, text, false); }

void append_attribute(std::string& out, std::string_view name, std::string_view value) {
  out += ' ';
  out += name;
  out += "=\"";
  append_escaped(out, value, true);
  out += '"';
}

}  // namespace gemlint
