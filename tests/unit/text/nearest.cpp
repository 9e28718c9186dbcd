#include "text/nearest.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <string_view>
#include <vector>

using gemlint::name_distance;
using gemlint::nearest_name;

namespace {

std::string nearest(std::string_view name, const std::vector<std::string_view>& candidates) {
  return std::string(nearest_name(name, candidates).value_or("(none)"));
}

/// The whole table of optimal string alignment, without any shortcut.
std::size_t plain_distance(std::string_view left, std::string_view right) {
  std::vector<std::vector<std::size_t>> cost(left.size() + 1, std::vector<std::size_t>(right.size() + 1));
  for (std::size_t i = 0; i <= left.size(); ++i) {
    for (std::size_t j = 0; j <= right.size(); ++j) {
      if (i == 0 || j == 0) {
        cost[i][j] = i + j;
        continue;
      }
      const std::size_t replace = cost[i - 1][j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
      cost[i][j] = std::min({replace, cost[i - 1][j] + 1, cost[i][j - 1] + 1});
      const bool swapped = i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1];
      if (swapped) cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
    }
  }
  return cost[left.size()][right.size()];
}

}  // namespace

TEST_CASE("distance of names") {
  CHECK(name_distance("temperature", "temperature", 3) == 0);
  CHECK(name_distance("temprature", "temperature", 3) == 1);
  CHECK(name_distance("tempearture", "temperature", 3) == 1);
  CHECK(name_distance("tempXrature", "temperature", 3) == 1);
  CHECK(name_distance("max_output_tokens", "maxOutputTokens", 3) == 0);
  CHECK(name_distance("max-output-TOKENS", "maxOutputTokens", 0) == 0);
  CHECK(name_distance("topP", "topK", 0) == 1);
  CHECK(name_distance("", "", 2) == 0);
  CHECK(name_distance("", "ab", 2) == 2);
  CHECK(name_distance("", "abc", 2) == 3);
}

TEST_CASE("over the limit the distance is limit + 1") {
  CHECK(name_distance("contents", "safety", 2) == 3);
  CHECK(name_distance("a", "abcdefgh", 2) == 3);
  CHECK(name_distance(std::string(100'000, 'x'), "contents", 3) == 4);
}

TEST_CASE("the distance agrees with the plain table") {
  std::mt19937 random(7);
  for (int round = 0; round < 20'000; ++round) {
    std::string left;
    std::string right;
    for (std::size_t length = random() % 9; length > 0; --length) left.push_back(static_cast<char>('a' + random() % 3));
    for (std::size_t length = random() % 9; length > 0; --length)
      right.push_back(static_cast<char>('a' + random() % 3));
    const std::size_t limit = random() % 5;
    const std::size_t expected = std::min(plain_distance(left, right), limit + 1);
    CAPTURE(left);
    CAPTURE(right);
    CAPTURE(limit);
    REQUIRE(name_distance(left, right, limit) == expected);
  }
}

TEST_CASE("the nearest name") {
  const std::vector<std::string_view> names = {"temperature", "topP", "topK", "maxOutputTokens", "seed"};
  CHECK(nearest("temprature", names) == "temperature");
  CHECK(nearest("max_output_token", names) == "maxOutputTokens");
  CHECK(nearest("Seed", names) == "seed");
  CHECK(nearest("top_p", names) == "topP");
  CHECK(nearest("banana", names) == "(none)");
  CHECK(nearest("", names) == "(none)");
  CHECK(nearest("_-_", names) == "(none)");
  CHECK(nearest("seed", {}) == "(none)");
}

TEST_CASE("two names as near as each other are no suggestion") {
  CHECK(nearest("topX", {"topP", "topK"}) == "(none)");
  CHECK(nearest("topX", {"topP", "topK", "topx"}) == "topx");
  CHECK(nearest("fooBar", {"foo_bar", "fooBaz", "foo-bar"}) == "foo_bar");
}

TEST_CASE("short names are not replaced as a whole") {
  CHECK(nearest("x", {"y"}) == "(none)");
  CHECK(nearest("ab", {"ac"}) == "ac");
  CHECK(nearest("ab", {"cd"}) == "(none)");
}

TEST_CASE("names of any length are compared fast") {
  CHECK(nearest(std::string(1'000'000, 'a'), {"temperature"}) == "(none)");
  CHECK(nearest(std::string(1'000'000, '_') + "temperature", {"temperature"}) == "(none)");
}
