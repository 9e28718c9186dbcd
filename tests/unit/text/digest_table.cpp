#include "text/digest.hpp"
#include "text/digest_table.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace gemlint;

TEST_CASE("a text is remembered with its first line") {
  DigestTable table;
  CHECK(table.first_line_of(digest_of("a"), 1) == 0);
  CHECK(table.first_line_of(digest_of("b"), 2) == 0);
  CHECK(table.first_line_of(digest_of("a"), 3) == 1);
  CHECK(table.first_line_of(digest_of("a"), 4) == 1);
  CHECK(table.first_line_of(digest_of(""), 5) == 0);
  CHECK(table.first_line_of(digest_of(""), 6) == 5);
}

TEST_CASE("many texts are told apart, also while the table grows") {
  DigestTable table;
  constexpr std::size_t count = 100000;
  for (std::size_t i = 0; i < count; ++i)
    REQUIRE(table.first_line_of(digest_of("request-" + std::to_string(i)), i + 1) == 0);
  for (std::size_t i = 0; i < count; ++i)
    REQUIRE(table.first_line_of(digest_of("request-" + std::to_string(i)), count + i) == i + 1);
}
