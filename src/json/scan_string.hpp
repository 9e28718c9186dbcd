/// String tokens: where they end, and what is wrong inside them.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "text/span.hpp"

namespace gemlint::json {

/// One backslash escape.
struct Escape {
  enum class Kind : std::uint8_t {
    json,  ///< known to JSON; a pair of surrogates is one escape
    odd,   ///< stands for the character behind the backslash, or for \v
    lone,  ///< half of a surrogate pair, read as U+FFFD
    bad,   ///< \u without four hexadecimal digits, read as the 'u'
  };
  Kind kind = Kind::json;
  std::size_t length = 2;  ///< bytes of the spelling
  char32_t value = 0;
  bool vanishes =
      false;  ///< the backslash is left out: the character behind it is beyond ASCII and no part of the escape
};

/// The escape that begins with the backslash at `offset`, in the text before `end`. A backslash at the end stands for
/// itself.
Escape escape_at(std::string_view text, std::size_t offset, std::size_t end);

/// The first place of each kind of flaw in a string; empty where there is none.
struct StringFlaws {
  Span bad_escape;
  Span control_character;
  Span odd_escape;
  Span lone_surrogate;
  Span invalid_utf8;
};

/// Looks through the string token at `token`.
StringFlaws flaws_of(std::string_view text, Span token);

struct StringToken {
  Span span;           ///< with its quotes
  bool closed = true;  ///< false: the closing quote is missing
};

/// Finds the ends of strings of one text. All questions together take linear time.
///
/// The server reads raw line breaks in strings, so a string goes to the next quote, and only what stands round that
/// quote tells whether a string over several lines is meant or a closing quote was forgotten: a quote that is the first
/// thing in its line, and has something behind it that never follows a value, opens the next string.
class StringScanner {
 public:
  explicit StringScanner(std::string_view text) : text_(text) {}

  /// The token that begins with the quote at `begin`. One without closing quote ends at the end of a line, or before a
  /// colon if it is to be a `name` and has a colon behind its first word.
  StringToken token_at(std::size_t begin, bool name);

  /// True once a string was met that has no closing quote in all the rest of the text.
  bool ran_out() const { return ran_out_; }

 private:
  /// The next quote that is not escaped. Holds for each later string that begins before it, since that string's own
  /// quote is an escaped character to the search that found it: behind it both searches agree on what is escaped.
  struct Closing {
    std::size_t from = 1;  ///< the search began here
    std::size_t quote = 0;
    bool opens_next = false;     ///< it opens another string, and the ones before it are not closed
    std::size_t line_begin = 0;  ///< of the quote's line; only for one that opens the next string
  };

  const Closing& closing_of(std::size_t begin);
  void judge(Closing& closing) const;
  std::size_t cut(std::size_t begin, std::size_t limit) const;

  std::string_view text_;
  std::array<Closing, 2> closings_{};
  bool ran_out_ = false;
};

}  // namespace gemlint::json
