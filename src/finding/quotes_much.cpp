#include "finding/quotes_much.hpp"

#include <algorithm>
#include <string_view>

#include "text/utf8.hpp"

namespace gemlint {
namespace {

/// True when between two quotes, or without any, there is more than reports may show.
bool has_long_text(std::string_view text) {
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('"', begin), text.size());
    if (code_points(text.substr(begin, end - begin)) > most_quoted) return true;
    begin = end + 1;
  }
  return false;
}

}  // namespace

bool quotes_much(const Fix& fix) {
  return std::any_of(fix.edits.begin(), fix.edits.end(), [](const Edit& edit) { return has_long_text(edit.text); });
}

}  // namespace gemlint
