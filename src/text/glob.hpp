/// Patterns for file names, as in gemlint.json.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gemlint {

/// A pattern for paths with '/' between their parts.
///
/// `?` is one character and `*` any number of them, but no '/'; `**` is any number of whole parts; `[a-z]` is one of
/// these and `[!a-z]` one of all others; `{a,b}` is one of these texts; a backslash takes the next character as it is.
/// A pattern without '/' (but at its end) is one for names in every folder. A pattern that a folder has holds for all
/// below it.
class Glob {
 public:
  explicit Glob(std::string_view pattern);

  /// True when the pattern holds for `path` or for a folder on its way. Time is the product of both lengths at most.
  bool matches(std::string_view path) const;

  /// True when the pattern is so long, or has so many alternatives, that it is taken for a mistake: it matches nothing.
  bool is_too_complex() const { return too_complex_; }

  const std::string& pattern() const { return pattern_; }
  /// True when the pattern can hold for more than one path, leaving folders aside.
  bool has_wildcards() const { return wildcards_; }

 private:
  enum class Kind : unsigned char { character, any, star, parts, parts_and_slash, one_of, none_of };
  struct Token {
    Kind kind = Kind::character;
    char32_t character = 0;
    std::vector<std::pair<char32_t, char32_t>> ranges = {};
  };
  using Tokens = std::vector<Token>;

  static Tokens tokens_of(std::string_view pattern);
  static bool matches(const Tokens& tokens, std::string_view path);

  std::string pattern_;
  bool wildcards_ = false;
  bool too_complex_ = false;
  std::vector<Tokens> alternatives_;
};

/// True when one of the patterns matches.
bool matches_any(const std::vector<Glob>& globs, std::string_view path);

/// The pattern that holds for this path alone (leaving folders aside).
std::string literal_glob(std::string_view path);

}  // namespace gemlint
