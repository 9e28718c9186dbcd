#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "mutate.hpp"

namespace gemlint::paths {
namespace {

constexpr std::string_view likely_bytes = "{}[]\",:\\'/*0123456789-+.eE \n\tabtfnu_$\x01\x7F\xC3\xFF";

/// A place and a length in the text, mostly short.
std::pair<std::size_t, std::size_t> span_in(const std::string& text, Random& random) {
  const std::size_t begin = pick(random, text.size());
  const std::size_t longest = pick(random, 2) == 0 ? 1 : 1 + pick(random, 60);
  return {begin, std::min(longest, text.size() - begin)};
}

void swap_spans(std::string& text, Random& random) {
  auto first = span_in(text, random);
  auto second = span_in(text, random);
  if (first.first > second.first) std::swap(first, second);
  first.second = std::min(first.second, second.first - first.first);
  const std::string before = text.substr(first.first, first.second);
  const std::string behind = text.substr(second.first, second.second);
  text.replace(second.first, second.second, before);
  text.replace(first.first, first.second, behind);
}

}  // namespace

void change_bytes(std::string& text, Random& random) {
  if (text.empty()) {
    text = "{";
    return;
  }
  const auto [begin, length] = span_in(text, random);
  switch (pick(random, 10)) {
    case 0:
    case 1: text.erase(begin, length); break;
    case 2:
    case 3: text.insert(begin, text.substr(begin, length)); break;
    case 4:
    case 5: text[begin] = likely_bytes[pick(random, likely_bytes.size())]; break;
    case 6: {
      const auto [from, size] = span_in(text, random);
      text.replace(begin, length, text.substr(from, size));
      break;
    }
    case 7:
    case 8: swap_spans(text, random); break;
    default: text.resize(begin); break;
  }
}

}  // namespace gemlint::paths
