#include "text/letter_case.hpp"

#include <algorithm>

namespace gemlint {
namespace {

char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

}  // namespace

std::string upper_case(std::string_view text) {
  std::string raised(text);
  std::transform(raised.begin(), raised.end(), raised.begin(), upper);
  return raised;
}

bool equal_but_case(std::string_view left, std::string_view right) {
  if (left == right) return true;
  return left.size() == right.size() &&
         std::equal(left.begin(), left.end(), right.begin(), [](char a, char b) { return upper(a) == upper(b); });
}

}  // namespace gemlint
