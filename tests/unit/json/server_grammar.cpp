#include "server_grammar.hpp"

#include <cctype>
#include <cmath>
#include <cstdlib>
#include <cstring>

#include "text/utf8.hpp"

namespace gemlint::json::test {

namespace {

class Grammar {
 public:
  explicit Grammar(std::string text) : text_(std::move(text)) {}

  bool document() {
    if (!value()) return false;
    space();
    return at_ == text_.size();
  }

 private:
  char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  bool done() const { return at_ >= text_.size(); }

  void space() {
    while (!done() && std::strchr(" \t\n\v\f\r", text_[at_]) != nullptr && text_[at_] != '\0') ++at_;
  }

  bool take(char character) {
    space();
    if (done() || text_[at_] != character) return false;
    ++at_;
    return true;
  }

  bool word(std::string_view expected) {
    if (text_.compare(at_, expected.size(), expected) != 0) return false;
    at_ += expected.size();
    return true;
  }

  bool value() {
    space();
    if (done()) return false;
    const char character = peek();
    if (character == '{') return object();
    if (character == '[') return array();
    if (character == '"' || character == '\'') return string();
    if (character == '-' || (character >= '0' && character <= '9')) return number();
    return word("true") || word("false") || word("null");
  }

  bool object() {
    ++at_;
    while (true) {
      if (take('}')) return true;
      if (!name() || !take(':') || !value()) return false;
      if (take('}')) return true;
      if (!take(',')) return false;
    }
  }

  bool array() {
    ++at_;
    while (true) {
      if (take(']')) return true;
      if (!value()) return false;
      if (take(']')) return true;
      if (!take(',')) return false;
    }
  }

  bool name() {
    space();
    if (peek() == '"' || peek() == '\'') return string();
    const auto letter = [](char character) {
      return std::isalpha(static_cast<unsigned char>(character)) != 0 || character == '_' || character == '$';
    };
    if (done() || !letter(peek())) return false;
    const std::size_t begin = at_;
    while (!done() && (letter(peek()) || (peek() >= '0' && peek() <= '9'))) ++at_;
    const std::string name = text_.substr(begin, at_ - begin);
    return name != "true" && name != "false" && name != "null";
  }

  bool hexadecimal(std::size_t from) const {
    if (from + 4 > text_.size()) return false;
    for (std::size_t index = from; index < from + 4; ++index) {
      if (std::isxdigit(static_cast<unsigned char>(text_[index])) == 0) return false;
    }
    return true;
  }

  bool string() {
    const char quote = text_[at_++];
    while (!done()) {
      if (text_[at_] == quote) {
        ++at_;
        return true;
      }
      if (text_[at_] != '\\') {
        ++at_;
        continue;
      }
      if (at_ + 1 >= text_.size()) return false;
      if (text_[at_ + 1] == 'u' && !hexadecimal(at_ + 2)) return false;
      at_ += 2;
    }
    return false;
  }

  bool number() {
    const std::size_t begin = at_;
    while (!done() && std::strchr("0123456789.eE+-x", peek()) != nullptr && peek() != '\0') ++at_;
    const std::string token = text_.substr(begin, at_ - begin);
    if (token.find('x') != std::string::npos) return false;
    const std::size_t digits = token.front() == '-' ? 1 : 0;
    const bool floating = token.find_first_of(".eE") != std::string::npos;
    if (!floating && token.size() > digits + 1 && token[digits] == '0') return false;
    char* end = nullptr;
    const double number = std::strtod(token.c_str(), &end);
    return end != token.c_str() && *end == '\0' && std::isfinite(number);
  }

  std::string text_;
  std::size_t at_ = 0;
};

}  // namespace

bool server_reads(std::string_view text) {
  if (text.substr(0, 3) == "\xEF\xBB\xBF") text.remove_prefix(3);
  std::string blanked;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    blanked += point.valid ? std::string(text.substr(at, point.length)) : " ";
    at += point.length;
  }
  return Grammar(blanked).document();
}

}  // namespace gemlint::json::test
