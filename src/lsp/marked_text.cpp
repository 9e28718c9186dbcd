#include "lsp/marked_text.hpp"

#include <algorithm>

namespace gemlint::lsp {
namespace {

bool is_control(char character) { return static_cast<unsigned char>(character) < 0x20 || character == 0x7F; }

bool is_digit(char character) { return character >= '0' && character <= '9'; }

/// True for what would be markup anywhere in a line of Markdown.
bool is_mark(char character) { return std::string_view("\\`*_[]<>&~|").find(character) != std::string_view::npos; }

/// True for what would make a heading or a list of the line that begins with it: '#', '-', '+', and the '.' of "1.".
bool opens_block(std::string_view text, std::size_t at) {
  const char character = text[at];
  if (at == 0) return character == '#' || character == '-' || character == '+';
  return (character == '.' || character == ')') && std::all_of(text.begin(), text.begin() + at, is_digit);
}

std::string one_line(std::string_view text) {
  std::string line(text);
  std::replace_if(line.begin(), line.end(), is_control, ' ');
  return line;
}

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789.-") == std::string_view::npos &&
         (is_digit(text.front()) || text.front() == '-');
}

/// The longest row of backticks.
std::size_t longest_fence(std::string_view text) {
  std::size_t longest = 0;
  std::size_t row = 0;
  for (const char character : text) {
    row = character == '`' ? row + 1 : 0;
    longest = std::max(longest, row);
  }
  return longest;
}

}  // namespace

MarkedText& MarkedText::paragraph() {
  next_ = Begin::paragraph;
  return *this;
}

MarkedText& MarkedText::item() {
  next_ = Begin::item;
  return *this;
}

/// Writes what stands between the last paragraph or item and the next one.
void MarkedText::begin() {
  if (next_ == Begin::nothing) return;
  const bool item = next_ == Begin::item;
  // Items stand close together; anything else in Markdown needs an empty line to be apart.
  if (!text_.empty()) text_ += !markdown_ || (item && in_item_) ? "\n" : "\n\n";
  if (item && markdown_) text_ += "- ";
  in_item_ = item;
  at_start_ = true;
  next_ = Begin::nothing;
}

MarkedText& MarkedText::words(std::string_view text) {
  if (text.empty()) return *this;
  begin();
  const std::string line = one_line(text);
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (markdown_ && (is_mark(line[at]) || (at_start_ && opens_block(line, at)))) text_ += '\\';
    text_ += line[at];
  }
  at_start_ = false;
  return *this;
}

MarkedText& MarkedText::name(std::string_view text) { return set_name(text, is_number(text)); }

MarkedText& MarkedText::set_name(std::string_view text, bool as_words) {
  if (text.empty()) return *this;
  if (!markdown_ || as_words) return words(text);
  begin();
  const std::string line = one_line(text);
  const std::string fence(longest_fence(line) + 1, '`');
  // A blank keeps the text's own backticks from the fence, and is not shown.
  const std::string_view blank = fence.size() > 1 ? " " : "";
  text_.append(fence).append(blank).append(line).append(blank).append(fence);
  at_start_ = false;
  return *this;
}

MarkedText& MarkedText::sentence(std::string_view text, const std::vector<Hole>& holes) {
  while (!text.empty()) {
    const std::size_t open = text.find('{');
    const std::size_t close = open == std::string_view::npos ? open : text.find('}', open);
    if (close == std::string_view::npos) return words(text);
    const std::string_view wanted = text.substr(open + 1, close - open - 1);
    const auto found = std::find_if(holes.begin(), holes.end(), [&](const Hole& hole) { return hole.first == wanted; });
    if (found == holes.end()) {
      words(text.substr(0, close + 1));
    } else {
      words(text.substr(0, open));
      const std::vector<std::string>& names = found->second;
      const bool numbers = std::all_of(names.begin(), names.end(), is_number);
      for (std::size_t i = 0; i < names.size(); ++i) words(i == 0 ? "" : ", ").set_name(names[i], numbers);
    }
    text.remove_prefix(close + 1);
  }
  return *this;
}

}  // namespace gemlint::lsp
