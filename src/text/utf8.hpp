/// UTF-8, one code point at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace gemlint {

/// One code point read from a text: `length` bytes (1 to 4). An invalid byte is read alone, with `valid` false and
/// U+FFFD.
struct CodePoint {
  char32_t value = 0xFFFD;
  std::size_t length = 1;
  bool valid = false;
};

/// The code point that begins at `offset` (offset < text.size()). Overlong forms, surrogates and values over U+10FFFF
/// are invalid.
CodePoint code_point_at(std::string_view text, std::size_t offset);

/// Appends the UTF-8 form of `value` (0 to U+10FFFF, no surrogate) to `out`.
void append_code_point(std::string& out, char32_t value);

/// The number of code points in `text`; each invalid byte counts as one.
std::size_t code_points(std::string_view text);

/// True when the whole text is valid UTF-8.
bool is_valid_utf8(std::string_view text);

/// The text with U+FFFD in the place of each invalid byte.
std::string with_replaced_bytes(std::string_view text);

/// The longest prefix of at most `count` code points.
std::string_view first_code_points(std::string_view text, std::size_t count);

}  // namespace gemlint
