// C++ literals for the generated tables.
#pragma once

#include <string>
#include <string_view>

namespace gemlint::tables {

/// `text` as a string literal.
inline std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '?') {
      out += "\\?";  // no trigraphs
    } else {
      out += c;
    }
  }
  return out + "\"";
}

}  // namespace gemlint::tables
