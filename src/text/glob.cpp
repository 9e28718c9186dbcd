#include "text/glob.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace gemlint {
namespace {

/// More than these nobody writes.
constexpr std::size_t longest_pattern = 2000;
constexpr std::size_t most_alternatives = 1000;

/// The end of the brace group that begins at `open`, and its commas; npos when it is none.
std::size_t end_of_group(std::string_view pattern, std::size_t open, std::vector<std::size_t>& commas) {
  int depth = 0;
  for (std::size_t i = open; i < pattern.size(); ++i) {
    if (pattern[i] == '\\') {
      ++i;
    } else if (pattern[i] == '{') {
      ++depth;
    } else if (pattern[i] == '}' && --depth == 0) {
      return i;
    } else if (pattern[i] == ',' && depth == 1) {
      commas.push_back(i);
    }
  }
  return std::string_view::npos;
}

/// Stops when there are too many.
void expand(const std::string& pattern, std::vector<std::string>& out) {
  if (out.size() > most_alternatives) return;
  for (std::size_t open = pattern.find('{'); open != std::string::npos; open = pattern.find('{', open + 1)) {
    if (open > 0 && pattern[open - 1] == '\\') continue;
    std::vector<std::size_t> cuts = {open};
    const std::size_t end = end_of_group(pattern, open, cuts);
    if (end == std::string::npos) continue;
    cuts.push_back(end);
    for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
      const std::string middle = pattern.substr(cuts[i] + 1, cuts[i + 1] - cuts[i] - 1);
      expand(pattern.substr(0, open) + middle + pattern.substr(end + 1), out);
    }
    return;
  }
  out.push_back(pattern);
}

}  // namespace

Glob::Glob(std::string_view pattern) : pattern_(pattern) {
  wildcards_ = pattern.find_first_of("*?[{") != std::string_view::npos;
  std::string plain(pattern);
  const bool here = plain.starts_with("./") || plain.starts_with("/");
  while (plain.starts_with("./")) plain.erase(0, 2);
  while (plain.starts_with("/")) plain.erase(0, 1);
  while (plain.size() > 1 && plain.ends_with("/")) plain.pop_back();
  std::vector<std::string> texts;
  if (plain.size() <= longest_pattern) expand(plain, texts);
  too_complex_ = plain.size() > longest_pattern || texts.size() > most_alternatives;
  if (too_complex_) return;
  for (const std::string& text : texts) {
    const bool anywhere = !here && text.find('/') == std::string::npos;
    alternatives_.push_back(tokens_of(anywhere ? "**/" + text : text));
  }
}

Glob::Tokens Glob::tokens_of(std::string_view pattern) {
  Tokens tokens;
  const auto next = [&](std::size_t& at) {
    const CodePoint read = code_point_at(pattern, at);
    at += read.length;
    return read.value;
  };
  for (std::size_t at = 0; at < pattern.size();) {
    const bool begins_part = at == 0 || pattern[at - 1] == '/';
    if (pattern.substr(at).starts_with("**")) {
      at += 2;
      while (at < pattern.size() && pattern[at] == '*') ++at;
      const bool whole = begins_part && at < pattern.size() && pattern[at] == '/';
      if (whole) ++at;
      tokens.push_back({whole ? Kind::parts_and_slash : Kind::parts});
    } else if (pattern[at] == '*') {
      ++at;
      tokens.push_back({Kind::star});
    } else if (pattern[at] == '?') {
      ++at;
      tokens.push_back({Kind::any});
    } else if (const std::size_t end = pattern.find(']', at + 2); pattern[at] == '[' && end != std::string_view::npos) {
      ++at;
      Token token{Kind::one_of};
      if (pattern[at] == '!' || pattern[at] == '^') {
        token.kind = Kind::none_of;
        ++at;
      }
      while (at < end) {
        const char32_t first = next(at);
        char32_t last = first;
        if (at + 1 < end && pattern[at] == '-') last = next(++at);
        token.ranges.emplace_back(first, last);
      }
      at = end + 1;
      tokens.push_back(std::move(token));
    } else {
      if (pattern[at] == '\\' && at + 1 < pattern.size()) ++at;
      tokens.push_back({Kind::character, next(at)});
    }
  }
  return tokens;
}

/// Follows all ways through the pattern at once, from where it has more than one.
bool Glob::matches(const Tokens& tokens, std::string_view path) {
  std::size_t first = 0;
  std::size_t offset = 0;
  for (; first < tokens.size() && tokens[first].kind == Kind::character && offset < path.size(); ++first) {
    const CodePoint read = code_point_at(path, offset);
    if (read.value != tokens[first].character) return false;
    offset += read.length;
  }
  const bool begins_part = offset == 0 || path[offset - 1] == '/';
  std::vector<char> at(tokens.size() + 1);
  std::vector<char> then(tokens.size() + 1);
  at[first] = 1;
  const auto skip = [&](std::vector<char>& states, bool is_begin) {
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      const Kind kind = tokens[i].kind;
      const bool may = kind == Kind::star || kind == Kind::parts || (kind == Kind::parts_and_slash && is_begin);
      if (states[i] != 0 && may) states[i + 1] = 1;
    }
  };
  skip(at, begins_part);
  while (offset < path.size()) {
    const CodePoint read = code_point_at(path, offset);
    offset += read.length;
    const char32_t c = read.value;
    // A folder that matches stands for all below it.
    if (c == '/' && at.back() != 0) return true;
    std::fill(then.begin(), then.end(), 0);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (at[i] == 0) continue;
      const Token& token = tokens[i];
      const auto in_ranges = [&] {
        return std::any_of(token.ranges.begin(), token.ranges.end(),
                           [&](const auto& range) { return range.first <= c && c <= range.second; });
      };
      switch (token.kind) {
        case Kind::character: then[i + 1] |= c == token.character; break;
        case Kind::any: then[i + 1] |= c != '/'; break;
        case Kind::one_of: then[i + 1] |= c != '/' && in_ranges(); break;
        case Kind::none_of: then[i + 1] |= c != '/' && !in_ranges(); break;
        case Kind::star: then[i] |= c != '/'; break;
        case Kind::parts:
        case Kind::parts_and_slash: then[i] = 1; break;
      }
    }
    at.swap(then);
    skip(at, c == '/');
  }
  return at.back() != 0;
}

bool Glob::matches(std::string_view path) const {
  return std::any_of(alternatives_.begin(), alternatives_.end(),
                     [&](const Tokens& tokens) { return matches(tokens, path); });
}

bool matches_any(const std::vector<Glob>& globs, std::string_view path) {
  return std::any_of(globs.begin(), globs.end(), [&](const Glob& glob) { return glob.matches(path); });
}

std::string literal_glob(std::string_view path) {
  // Without a '/' it would hold in every folder.
  std::string pattern = path.find('/') == std::string_view::npos ? "/" : "";
  for (const char character : path) {
    if (std::string_view("*?[]{}!,\\").find(character) != std::string_view::npos) pattern += '\\';
    pattern += character;
  }
  return pattern;
}

}  // namespace gemlint
