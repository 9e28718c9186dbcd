#include "text/find_pair.hpp"

#include <doctest/doctest.h>

#include <random>
#include <string>

using gemlint::find_pair;

namespace {

std::size_t by_hand(const std::string& text, std::size_t from) {
  for (std::size_t at = from; at + 1 < text.size(); ++at) {
    if ((text[at] == 'e' || text[at] == 'E') && text[at + 1] == '-') return at;
  }
  return std::string::npos;
}

}  // namespace

TEST_CASE("a pair is found in either case, and nowhere else") {
  CHECK(find_pair("", 0, 'e', '-') == std::string::npos);
  CHECK(find_pair("e", 0, 'e', '-') == std::string::npos);
  CHECK(find_pair("e-", 0, 'e', '-') == 0);
  CHECK(find_pair("1E-5", 0, 'e', '-') == 1);
  CHECK(find_pair("e-e-", 1, 'e', '-') == 2);
  CHECK(find_pair("e-", 2, 'e', '-') == std::string::npos);
  CHECK(find_pair("e-", 9, 'e', '-') == std::string::npos);
}

TEST_CASE("a pair is found wherever it stands") {
  std::mt19937 random(7);
  for (int round = 0; round < 3000; ++round) {
    std::string text(random() % 90, ' ');
    for (char& c : text) c = "eE-%\x05x"[random() % 6];  // '%' and 5 are what 'E' and '-' look like without a bit
    for (std::size_t from = 0; from <= text.size(); from += 5)
      REQUIRE(find_pair(text, from, 'e', '-') == by_hand(text, from));
  }
}
