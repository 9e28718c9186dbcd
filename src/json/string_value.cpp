#include <cstddef>
#include <string>
#include <string_view>

#include "json/explain.hpp"
#include "json/scan_string.hpp"
#include "text/utf8.hpp"

namespace gemlint::json {

namespace {

/// Decodes a string token, telling `mapped(value offset, text offset)` where each piece of the value comes from.
template <typename Mapped>
std::string decode(std::string_view text, Span token, Mapped mapped) {
  std::string value;
  const std::string_view before_end = text.substr(0, token.end);
  const bool quoted = !token.empty() && (text[token.begin] == '"' || text[token.begin] == '\'');
  std::size_t at = token.begin + (quoted ? 1 : 0);
  const char quote = quoted ? text[token.begin] : '\0';
  value.reserve(token.end - at);
  mapped(0, at);
  while (at < token.end) {
    const char character = text[at];
    if (quoted && character == quote) break;
    // A name that lacks its opening quote has the other one.
    if (!quoted && character == '"' && at + 1 == token.end) break;
    if (quoted && character == '\\') {
      const Escape escape = escape_at(before_end, at, token.end);
      mapped(value.size(), at);
      if (!escape.vanishes) append_code_point(value, escape.value);
      at += escape.length;
      mapped(value.size(), at);
    } else if (static_cast<unsigned char>(character) < 0x80) {
      value.push_back(character);
      ++at;
    } else {
      const CodePoint point = code_point_at(before_end, at);
      if (point.valid) {
        value.append(before_end, at, point.length);
      } else {
        value.push_back(' ');
      }
      at += point.length;
    }
  }
  mapped(value.size(), at);
  return value;
}

}  // namespace

std::string string_value(std::string_view text, Span token) {
  return decode(text, token, [](std::size_t, std::size_t) {});
}

std::string string_value(std::string_view text, Span token, EscapeMap& map) {
  map = EscapeMap();
  return decode(text, token,
                [&map](std::size_t value_offset, std::size_t text_offset) { map.add(value_offset, text_offset); });
}

}  // namespace gemlint::json
