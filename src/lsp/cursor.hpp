/// What is being written at a place of half-written JSON.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "text/span.hpp"

namespace gemlint::lsp {

/// The token under the cursor and what can stand in its place. Told by what stands before it, since what comes behind
/// may be misread: an unclosed string swallows the next one.
struct Cursor {
  enum class Place {
    nowhere,  ///< in a comment or a number, behind a name, behind the document
    name,     ///< a member's name
    value,
  };
  Place place = Place::nowhere;
  Span token;                ///< a string with its quotes, or a bare word, in one line; empty where nothing is yet
  char quote = 0;            ///< that the token begins with; 0 for a bare word and for nothing
  bool closed = false;       ///< the string has its closing quote
  bool lacks_comma = false;  ///< the member or element before has no comma behind it …
  bool same_line = false;    ///< … and ends in the same line …
  std::size_t comma_at = 0;  ///< … right before this offset, where the comma belongs
  bool colon_follows = false;
  bool more_follows = false;  ///< a further member or element follows without a comma before it …
  bool touches_more = false;  ///< … and nothing stands between
};

/// Looks at the token that `offset` (0 to the text's size) is in or touches. Linear in the text.
Cursor cursor_at(std::string_view text, std::size_t offset);

/// The text with something well-formed in the place of the token, so that it can be read as if it were complete there:
/// a name with the value null, or null. A string that is a value stays, closed.
struct Repaired {
  std::string text;
  std::size_t place = 0;  ///< where the token, or what stands for it, begins
};

Repaired repaired(std::string_view text, const Cursor& cursor);

}  // namespace gemlint::lsp
