#include "json/scan_string.hpp"

#include "json/token.hpp"
#include "text/utf8.hpp"

namespace gemlint::json {

namespace {

constexpr std::size_t unicode_escape_length = 6;

bool is_line_break(char character) { return character == '\n' || character == '\r'; }

bool is_name_character(char character) {
  return begins_word(character) || (character >= '0' && character <= '9') || character == '-' || character == '.';
}

bool is_control(char character) { return static_cast<unsigned char>(character) < 0x20; }

/// The value of one hexadecimal digit, or 16.
unsigned hexadecimal(char character) {
  if (character >= '0' && character <= '9') return static_cast<unsigned>(character - '0');
  if (character >= 'a' && character <= 'f') return static_cast<unsigned>(character - 'a') + 10;
  if (character >= 'A' && character <= 'F') return static_cast<unsigned>(character - 'A') + 10;
  return 16;
}

/// Reads `\uXXXX` at `offset`; false when it is none.
bool unicode_escape(std::string_view text, std::size_t offset, std::size_t end, char32_t& value) {
  if (end - offset < unicode_escape_length || text[offset] != '\\' || text[offset + 1] != 'u') return false;
  value = 0;
  for (std::size_t index = 2; index < unicode_escape_length; ++index) {
    const unsigned digit = hexadecimal(text[offset + index]);
    if (digit > 15) return false;
    value = value * 16 + digit;
  }
  return true;
}

Escape unicode_escape_at(std::string_view text, std::size_t offset, std::size_t end) {
  char32_t value = 0;
  if (!unicode_escape(text, offset, end, value)) return {Escape::Kind::bad, 2, U'u'};
  if (value < 0xD800 || value > 0xDFFF) return {Escape::Kind::json, unicode_escape_length, value};
  const std::size_t behind = offset + unicode_escape_length;
  char32_t low = 0;
  const bool pair = value < 0xDC00 && unicode_escape(text, behind, end, low) && low >= 0xDC00 && low <= 0xDFFF;
  if (!pair) return {Escape::Kind::lone, unicode_escape_length, 0xFFFD};
  return {Escape::Kind::json, 2 * unicode_escape_length, 0x10000 + ((value - 0xD800) << 10) + (low - 0xDC00)};
}

void note(Span& first, std::size_t begin, std::size_t end) {
  if (first.empty()) first = {begin, end};
}

/// Notes what is wrong with the escape at `at`; `text` ends with the string. Returns the offset to go on from.
std::size_t note_escape(std::string_view text, std::size_t at, char quote, StringFlaws& flaws) {
  const Escape escape = escape_at(text, at, text.size());
  const std::size_t behind = at + escape.length;
  if (escape.kind == Escape::Kind::bad) {
    std::size_t end = behind;
    while (end < text.size() && end < at + unicode_escape_length && hexadecimal(text[end]) < 16) ++end;
    note(flaws.bad_escape, at, end);
  } else if (escape.kind == Escape::Kind::lone) {
    note(flaws.lone_surrogate, at, behind);
  } else if (escape.kind == Escape::Kind::odd) {
    if (escape.vanishes) {
      note(flaws.odd_escape, at, behind + code_point_at(text, behind).length);
    } else if (escape.length == 2 && is_control(text[at + 1])) {
      note(flaws.control_character, at + 1, behind);
    } else if (escape.length == 2 && text[at + 1] != quote) {
      note(flaws.odd_escape, at, behind);
    }
  }
  return behind;
}

}  // namespace

Escape escape_at(std::string_view text, std::size_t offset, std::size_t end) {
  if (offset + 1 >= end) return {Escape::Kind::odd, 1, U'\\'};
  const char escaped = text[offset + 1];
  switch (escaped) {
    case '"':
    case '\\':
    case '/': return {Escape::Kind::json, 2, static_cast<unsigned char>(escaped)};
    case 'b': return {Escape::Kind::json, 2, U'\b'};
    case 'f': return {Escape::Kind::json, 2, U'\f'};
    case 'n': return {Escape::Kind::json, 2, U'\n'};
    case 'r': return {Escape::Kind::json, 2, U'\r'};
    case 't': return {Escape::Kind::json, 2, U'\t'};
    case 'v': return {Escape::Kind::odd, 2, U'\v'};
    case 'u': return unicode_escape_at(text, offset, end);
    default: break;
  }
  const unsigned char byte = static_cast<unsigned char>(escaped);
  if (byte >= 0x80) return {Escape::Kind::odd, 1, 0, true};
  return {Escape::Kind::odd, 2, byte};
}

StringFlaws flaws_of(std::string_view text, Span token) {
  StringFlaws flaws;
  const std::string_view before_end = text.substr(0, token.end);
  const char quote = text[token.begin];
  std::size_t at = token.begin + 1;
  while (at < token.end && text[at] != quote) {
    const char character = text[at];
    if (character == '\\') {
      at = note_escape(before_end, at, quote, flaws);
    } else if (is_control(character)) {
      note(flaws.control_character, at, at + 1);
      ++at;
    } else if (static_cast<unsigned char>(character) < 0x80) {
      ++at;
    } else {
      const CodePoint point = code_point_at(before_end, at);
      if (!point.valid) note(flaws.invalid_utf8, at, at + 1);
      at += point.length;
    }
  }
  return flaws;
}

void StringScanner::judge(Closing& closing) const {
  std::size_t line_begin = closing.quote;
  while (line_begin > 0 && !is_line_break(text_[line_begin - 1])) {
    const char before = text_[line_begin - 1];
    if (before != ' ' && before != '\t' && !is_structural(before)) return;
    --line_begin;
  }
  std::size_t behind = closing.quote + 1;
  while (behind < text_.size() && !is_line_break(text_[behind]) && is_server_blank(text_, behind)) ++behind;
  if (behind == text_.size() || is_line_break(text_[behind]) || comment_begins(text_, behind)) return;
  const char next = text_[behind];
  closing.opens_next = next != ',' && next != '}' && next != ']' && next != ':';
  closing.line_begin = line_begin;
}

const StringScanner::Closing& StringScanner::closing_of(std::size_t begin) {
  const char quote = text_[begin];
  Closing& closing = closings_[quote == '"' ? 0 : 1];
  if (closing.from <= begin && begin < closing.quote) return closing;

  std::size_t at = begin + 1;
  bool line_break = false;
  while (at < text_.size() && text_[at] != quote) {
    line_break = line_break || is_line_break(text_[at]);
    at += text_[at] == '\\' ? 2 : 1;
  }
  closing = {begin, at < text_.size() ? at : text_.size()};
  if (line_break && closing.quote < text_.size()) judge(closing);
  return closing;
}

std::size_t StringScanner::cut(std::size_t begin, std::size_t limit) const {
  std::size_t at = begin;
  while (at < limit) {
    const std::size_t end = line_end(text_.substr(0, limit), at);
    const std::size_t next = after_white_space(text_, end);
    if (next >= limit) return end;
    // Text that goes on below is taken along; a bracket or a comma at the begin of a line is not.
    const char first = text_[next];
    if (end < limit && (first == '}' || first == ']' || first == ',')) return end;
    at = next;
  }
  return limit;
}

StringToken StringScanner::token_at(std::size_t begin, bool name) {
  const Closing& closing = closing_of(begin);
  const bool none = closing.quote == text_.size();
  ran_out_ = ran_out_ || none;
  if (!none) {
    const bool over_lines = closing.opens_next && line_end(text_.substr(0, closing.quote), begin) < closing.quote;
    if (!over_lines) return {{begin, closing.quote + 1}, true};
  }
  if (name) {
    std::size_t end = begin + 1;
    while (end < text_.size() && is_name_character(text_[end])) ++end;
    if (end > begin + 1 && colon_follows(text_, end)) return {{begin, end}, false};
  }
  // A quote that opens the next string has a line of its own, so this one ends in a line before.
  return {{begin, cut(begin + 1, none ? text_.size() : closing.line_begin)}, false};
}

}  // namespace gemlint::json
