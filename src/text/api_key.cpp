#include "text/api_key.hpp"

#include "text/find_pair.hpp"

namespace gemlint {
namespace {

constexpr std::string_view beginning = "AIza";
constexpr std::size_t length = 39;  // of all Google API keys of this form

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_key_character(char c) { return is_upper(c) || is_lower(c) || is_digit(c) || c == '_' || c == '-'; }

/// A key is random: letters of both cases and digits, and no character many times in a row.
bool looks_random(std::string_view tail) {
  constexpr std::size_t longest_run = 4;
  std::size_t run = 1;
  bool upper = false;
  bool lower = false;
  bool digit = false;
  for (std::size_t i = 0; i < tail.size(); ++i) {
    run = i > 0 && tail[i] == tail[i - 1] ? run + 1 : 1;
    if (run > longest_run) return false;
    upper = upper || is_upper(tail[i]);
    lower = lower || is_lower(tail[i]);
    digit = digit || is_digit(tail[i]);
  }
  return upper && lower && digit;
}

}  // namespace

std::optional<Span> find_api_key(std::string_view text, std::size_t from) {
  // Base64 is full of 'A', so the search is for what follows it.
  constexpr std::size_t second = 1;
  for (std::size_t at = from; (at = find_pair(text, at + second, 'i', 'z')) != std::string_view::npos;) {
    const std::size_t begin = at - second;
    if (text.substr(begin, beginning.size()) != beginning || begin + length > text.size()) continue;
    std::size_t end = begin;
    while (end < text.size() && end - begin <= length && is_key_character(text[end])) ++end;
    const bool is_whole = begin == 0 || !is_key_character(text[begin - 1]);
    if (end - begin == length && is_whole &&
        looks_random(text.substr(begin + beginning.size(), length - beginning.size())))
      return Span{begin, end};
  }
  return std::nullopt;
}

}  // namespace gemlint
