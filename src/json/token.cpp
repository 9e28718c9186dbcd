#include "json/token.hpp"

#include "text/utf8.hpp"

namespace gemlint::json {

namespace {

bool is_digit(char character) { return character >= '0' && character <= '9'; }

bool is_quotation_mark(char32_t code_point) {
  return code_point == U'`' || (code_point >= 0x2018 && code_point <= 0x201F) || code_point == 0xAB ||
         code_point == 0xBB;
}

/// The end of the token that a quotation mark other than JSON's opens; `offset` itself when the line has no second one.
///
/// A line is searched to its end in vain only for its last mark, so the search is linear in the text.
std::size_t quoted_token_end(std::string_view text, std::size_t offset) {
  std::size_t at = offset + code_point_at(text, offset).length;
  while (at < text.size() && text[at] != '\n' && text[at] != '\r') {
    const CodePoint point = code_point_at(text, at);
    at += point.length;
    if (is_quotation_mark(point.value)) return at;
  }
  return offset;
}

}  // namespace

bool is_white_space(char character) {
  return character == ' ' || character == '\n' || character == '\r' || character == '\t';
}

bool is_server_blank(std::string_view text, std::size_t offset) {
  const char character = text[offset];
  return is_white_space(character) || character == '\v' || character == '\f' || !code_point_at(text, offset).valid;
}

bool is_structural(char character) {
  return character == '{' || character == '}' || character == '[' || character == ']' || character == ',' ||
         character == ':';
}

bool begins_word(char character) {
  return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') || character == '_' ||
         character == '$';
}

bool is_bare_name(std::string_view token) {
  if (token.empty() || !begins_word(token.front())) return false;
  for (const char character : token) {
    if (!begins_word(character) && !is_digit(character)) return false;
  }
  return true;
}

bool is_literal(std::string_view token) { return token == "true" || token == "false" || token == "null"; }

bool looks_like_number(std::string_view token) {
  std::size_t at = 0;
  if (at < token.size() && (token[at] == '-' || token[at] == '+')) ++at;
  if (at < token.size() && token[at] == '.') ++at;
  return (at < token.size() && is_digit(token[at])) || token == "-";
}

bool is_odd_space(char32_t code_point) {
  return code_point == 0xA0 || code_point == 0x1680 || (code_point >= 0x2000 && code_point <= 0x200F) ||
         (code_point >= 0x2028 && code_point <= 0x202F) || code_point == 0x205F || code_point == 0x2060 ||
         code_point == 0x3000 || code_point == 0xFEFF;
}

std::size_t after_white_space(std::string_view text, std::size_t offset) {
  while (offset < text.size() && is_white_space(text[offset])) ++offset;
  return offset;
}

bool colon_follows(std::string_view text, std::size_t offset) {
  while (offset < text.size() && is_server_blank(text, offset)) ++offset;
  return offset < text.size() && text[offset] == ':';
}

bool lacks_opening_quote(std::string_view text, Span name) {
  return name.end < text.size() && text[name.end] == '"' && is_bare_name(slice(text, name)) &&
         colon_follows(text, name.end + 1);
}

bool comment_begins(std::string_view text, std::size_t offset) {
  return text[offset] == '/' && offset + 1 < text.size() && (text[offset + 1] == '/' || text[offset + 1] == '*');
}

std::size_t comment_end(std::string_view text, std::size_t offset) {
  if (text.substr(offset, 2) != "/*") return line_end(text, offset);
  const std::size_t close = text.find("*/", offset + 2);
  return close == std::string_view::npos ? text.size() : close + 2;
}

std::size_t line_end(std::string_view text, std::size_t offset) {
  const std::size_t end = text.find_first_of("\r\n", offset);
  return end == std::string_view::npos ? text.size() : end;
}

std::size_t bare_token_end(std::string_view text, std::size_t offset) {
  const CodePoint first = code_point_at(text, offset);
  if (is_quotation_mark(first.value)) {
    const std::size_t end = quoted_token_end(text, offset);
    if (end > offset) return end;
  }
  std::size_t at = offset;
  while (at < text.size()) {
    const char character = text[at];
    if (static_cast<unsigned char>(character) >= 0x80) {
      const CodePoint point = code_point_at(text, at);
      if (!point.valid || is_odd_space(point.value)) break;
      at += point.length;
    } else if (character == ':' && at > offset && text.substr(at, 3) == "://") {
      at += 3;
    } else if (static_cast<unsigned char>(character) <= ' ' || is_structural(character) || character == '"' ||
               (character == ';' && at > offset) || comment_begins(text, at)) {
      break;
    } else {
      ++at;
    }
  }
  return at > offset ? at : offset + first.length;
}

}  // namespace gemlint::json
