/// Where tokens of JSON, and of what people write instead, end.
#pragma once

#include <cstddef>
#include <string_view>

#include "text/span.hpp"

namespace gemlint::json {

/// Blank, tab, LF and CR.
bool is_white_space(char character);

/// True when the server skips the byte at `offset` between tokens: JSON's white space, \v, \f and each byte that is no
/// UTF-8.
bool is_server_blank(std::string_view text, std::size_t offset);

/// Brackets, comma and colon.
bool is_structural(char character);

/// What a bare name may begin with: an ASCII letter, '_' or '$'.
bool begins_word(char character);

/// True for a name that the server reads without quotes: a letter, '_' or '$', then those and digits.
bool is_bare_name(std::string_view token);

/// "true", "false" or "null".
bool is_literal(std::string_view token);

/// True when a token looks like a number, right or wrong: a digit, or a sign or point before a digit or point.
bool looks_like_number(std::string_view token);

/// True for a blank that is none in JSON, such as U+00A0 or U+FEFF.
bool is_odd_space(char32_t code_point);

/// The first offset from `offset` on that is no JSON white space.
std::size_t after_white_space(std::string_view text, std::size_t offset);

/// True when the first thing from `offset` on that the server does not skip is a colon.
bool colon_follows(std::string_view text, std::size_t offset);

/// True for a bare name with a quote and a colon behind it: its opening quote was forgotten.
bool lacks_opening_quote(std::string_view text, Span name);

/// True when a `//` or `/*` comment begins at `offset`.
bool comment_begins(std::string_view text, std::size_t offset);

/// The end of the comment that begins at `offset`; a block comment without end goes to the end of the text.
std::size_t comment_end(std::string_view text, std::size_t offset);

/// The end of the line that `offset` is in, before its LF or CR.
std::size_t line_end(std::string_view text, std::size_t offset);

/// The end of the bare token that begins at `offset`: it goes to the next white space, structural character, double
/// quote, comment or byte that is no UTF-8, and over "://". A token that begins with a backtick or a typographic
/// quotation mark goes to its counterpart in the same line. At least one character long.
std::size_t bare_token_end(std::string_view text, std::size_t offset);

}  // namespace gemlint::json
