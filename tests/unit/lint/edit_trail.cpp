#include "lint/edit_trail.hpp"

#include <doctest/doctest.h>

#include <random>
#include <string>

using namespace gemlint;
using namespace gemlint::lint;

TEST_CASE("edits are applied where they stand") {
  EditTrail trail("one two three");
  trail.apply({{{0, 3}, "1"}, {{4, 4}, "and "}, {{8, 13}, ""}});
  CHECK(trail.text() == "1 and two ");
  CHECK(edited("one two three", trail.edits()) == "1 and two ");
}

TEST_CASE("later edits are told in places of the text as it was") {
  EditTrail trail("abcdef");
  trail.apply({{{1, 2}, "XYZ"}});  // aXYZcdef
  trail.apply({{{3, 5}, "-"}});    // aXY-def
  CHECK(trail.text() == "aXY-def");
  CHECK(trail.edits() == std::vector<TextEdit>{{{1, 3}, "XY-"}});
  CHECK(trail.origin(0) == 0);
  CHECK_FALSE(trail.origin(2).has_value());
  CHECK(trail.origin(4) == 3);
  CHECK_FALSE(trail.origin(7).has_value());
}

TEST_CASE("what is put back is no edit") {
  EditTrail trail("abcdef");
  trail.apply({{{2, 4}, "x"}});
  trail.apply({{{2, 3}, "cd"}});
  CHECK(trail.text() == "abcdef");
  CHECK(trail.edits().empty());
}

TEST_CASE("an empty text can be added to") {
  EditTrail trail("");
  trail.apply({{{0, 0}, "a"}});
  trail.apply({
      {{1, 1}, "b"},
  });
  CHECK(trail.text() == "ab");
  CHECK(trail.edits() == std::vector<TextEdit>{{{0, 0}, "ab"}});
}

TEST_CASE("any edits in any number of rounds: one list of edits leads to the same text") {
  std::mt19937 random(7);
  const auto below = [&](std::size_t limit) { return std::uniform_int_distribution<std::size_t>(0, limit)(random); };
  for (int run = 0; run < 3000; ++run) {
    std::string original;
    for (std::size_t i = below(40); i > 0; --i) original += static_cast<char>('a' + below(25));
    EditTrail trail(original);
    std::string expected = original;
    for (int round = 0; round < 4; ++round) {
      std::vector<TextEdit> edits;
      for (std::size_t at = below(6); at <= expected.size();) {
        const std::size_t end = std::min(expected.size(), at + below(4));
        edits.push_back({{at, end}, std::string(below(3), static_cast<char>('A' + below(25)))});
        at = end + 1 + below(8);
      }
      expected = edited(expected, edits);
      trail.apply(edits);
      REQUIRE(trail.text() == expected);
    }
    const std::vector<TextEdit> edits = trail.edits();
    REQUIRE(edited(original, edits) == expected);
    for (std::size_t i = 1; i < edits.size(); ++i) REQUIRE(edits[i - 1].span.end < edits[i].span.begin);
    for (std::size_t at = 0; at < expected.size(); ++at) {
      if (const auto origin = trail.origin(at)) REQUIRE(original[*origin] == expected[at]);
    }
  }
}
