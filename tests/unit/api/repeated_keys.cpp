#include "api/repeated_keys.hpp"

#include <doctest/doctest.h>

#include <cstdint>
#include <string>
#include <vector>

#include "parsed.hpp"

using gemlint::api::RepeatedKeys;
using gemlint::api::test::Parsed;

namespace {

std::vector<std::uint32_t> first_positions(const std::string& text) {
  const Parsed parsed(text);
  RepeatedKeys keys(*parsed);
  std::vector<std::uint32_t> positions;
  for (std::uint32_t i = 0; i < (*parsed).MemberCount(); ++i) positions.push_back(keys.first_position(i));
  return positions;
}

/// An object of `count` members with different keys, and after them the members `more`.
std::string large(std::size_t count, const std::string& more) {
  std::string text = "{";
  for (std::size_t i = 0; i < count; ++i) text += "\"key" + std::to_string(i) + "\": 0, ";
  return text + more + "}";
}

}  // namespace

TEST_CASE("small objects") {
  CHECK(first_positions("{}").empty());
  CHECK(first_positions(R"({"a": 1, "b": 2, "a": 3, "a": 4, "b": 5})") == std::vector<std::uint32_t>{0, 1, 0, 0, 1});
}

TEST_CASE("keys are compared byte for byte, after their escapes are decoded") {
  CHECK(first_positions(R"({"a": 1, "A": 2, "a ": 3, "": 4, "\u0061": 5, "": 6})") ==
        std::vector<std::uint32_t>{0, 1, 2, 3, 0, 3});
  CHECK(first_positions(R"({"a\u0000b": 1, "a\u0000c": 2, "a": 3, "a\u0000b": 4})") ==
        std::vector<std::uint32_t>{0, 1, 2, 0});
}

TEST_CASE("the way of looking changes with the number of keys, the answer does not") {
  for (const std::size_t count : {10u, 11u, 12u, 13u, 14u, 100u}) {
    CAPTURE(count);
    const std::vector<std::uint32_t> positions =
        first_positions(large(count, R"("key3": 1, "new": 2, "key0": 3, "key3": 4)"));
    REQUIRE(positions.size() == count + 4);
    for (std::uint32_t i = 0; i < count; ++i) CHECK(positions[i] == i);
    CHECK(positions[count] == 3);
    CHECK(positions[count + 1] == count + 1);
    CHECK(positions[count + 2] == 0);
    CHECK(positions[count + 3] == 3);
  }
}

TEST_CASE("a hundred thousand keys, and a hundred thousand times one key") {
  const std::vector<std::uint32_t> different = first_positions(large(100'000, R"("key99999": 1)"));
  CHECK(different.back() == 99'999);
  std::string text = "{\"a\": 0";
  for (int i = 0; i < 100'000; ++i) text += ", \"a\": 0";
  const std::vector<std::uint32_t> same = first_positions(text + "}");
  CHECK(same.back() == 0);
  CHECK(same.size() == 100'001);
}
