#include "text/line_index.hpp"

#include <doctest/doctest.h>

#include <cstddef>
#include <random>
#include <string>
#include <string_view>

#include "text/utf8.hpp"

using gemlint::LineEnd;
using gemlint::LineIndex;
using gemlint::Position;
using gemlint::slice;

namespace {

std::string at(const LineIndex& index, std::size_t offset) {
  const Position position = index.position(offset);
  return std::to_string(position.line) + ":" + std::to_string(position.column);
}

}  // namespace

TEST_CASE("lines end at LF, CRLF and a lone CR") {
  const std::string_view text = "a\nbc\r\nd\re";
  const LineIndex index(text);
  CHECK(index.lines() == 4);
  CHECK(at(index, 0) == "1:1");
  CHECK(at(index, 1) == "1:2");
  CHECK(at(index, 2) == "2:1");
  CHECK(at(index, 4) == "2:3");
  CHECK(at(index, 5) == "2:4");
  CHECK(at(index, 6) == "3:1");
  CHECK(at(index, 8) == "4:1");
  CHECK(at(index, 9) == "4:2");
  CHECK(slice(text, index.line(1)) == "a");
  CHECK(slice(text, index.line(2)) == "bc");
  CHECK(slice(text, index.line(3)) == "d");
  CHECK(slice(text, index.line(4)) == "e");
}

TEST_CASE("a line end at the end begins one more line") {
  for (const std::string_view text : {"x\n", "x\r", "x\r\n"}) {
    const LineIndex index(text);
    CHECK(index.lines() == 2);
    CHECK(at(index, text.size()) == "2:1");
    CHECK(slice(text, index.line(1)) == "x");
    CHECK(slice(text, index.line(2)).empty());
  }
}

TEST_CASE("an empty text has one empty line") {
  const LineIndex index("");
  CHECK(index.lines() == 1);
  CHECK(at(index, 0) == "1:1");
  CHECK(index.line(1).empty());
}

TEST_CASE("columns count code points, and an invalid byte as one") {
  // two bytes, three bytes, four bytes, a stray continuation byte, a cut-off sequence
  const std::string_view text = "\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80\x80\xE2\x82|\nx";
  const LineIndex index(text);
  CHECK(at(index, 2) == "1:2");
  CHECK(at(index, 5) == "1:3");
  CHECK(at(index, 9) == "1:4");
  CHECK(at(index, 10) == "1:5");
  CHECK(at(index, 12) == "1:7");
  CHECK(at(index, 14) == "2:1");
}

TEST_CASE("an offset inside a code point has its column") {
  const LineIndex index("a\xE2\x82\xAC|");
  CHECK(at(index, 1) == "1:2");
  CHECK(at(index, 2) == "1:2");
  CHECK(at(index, 3) == "1:2");
  CHECK(at(index, 4) == "1:3");
}

TEST_CASE("a byte-order mark counts in offsets only") {
  const std::string_view text = "\xEF\xBB\xBF{\n}";
  const LineIndex index(text);
  CHECK(at(index, 0) == "1:1");
  CHECK(at(index, 3) == "1:1");
  CHECK(at(index, 4) == "1:2");
  CHECK(at(index, 5) == "2:1");
  CHECK(slice(text, index.line(1)) == "{");

  const std::string_view only = "\xEF\xBB\xBF";
  CHECK(at(LineIndex(only), 3) == "1:1");
  CHECK(LineIndex(only).line(1).empty());
}

TEST_CASE("a byte-order mark elsewhere is a character") {
  CHECK(at(LineIndex("a\xEF\xBB\xBF|"), 4) == "1:3");
  CHECK(at(LineIndex("\n\xEF\xBB\xBF|"), 4) == "2:2");
}

TEST_CASE("JSONL lines end at LF only") {
  const std::string_view text = "a\rb\r\nc";
  const LineIndex index(text, LineEnd::line_feed);
  CHECK(index.lines() == 2);
  CHECK(at(index, 2) == "1:3");
  CHECK(at(index, 5) == "2:1");
  CHECK(slice(text, index.line(1)) == "a\rb");
  CHECK(slice(text, index.line(2)) == "c");
}

TEST_CASE("positions in long lines agree with counting") {
  std::mt19937 random(20260711);
  const std::string_view pieces[] = {"a", "\xC3\xA9", "\xE2\x82\xAC", "\xF0\x9F\x98\x80", "\xFF", "\n", "\r\n", "\r"};
  for (int round = 0; round < 20; ++round) {
    std::string text;
    while (text.size() < 6000) {
      // line ends are rare, so that lines are longer than the distance of the index's checkpoints
      const std::size_t kinds = random() % 500 == 0 ? 8 : 5;
      text += pieces[random() % kinds];
    }
    const LineIndex index(text);
    std::size_t line = 1;
    std::size_t column = 1;
    for (std::size_t offset = 0; offset < text.size();) {
      REQUIRE(index.position(offset) == Position{line, column});
      const char character = text[offset];
      offset += gemlint::code_point_at(text, offset).length;
      ++column;
      const bool ends = character == '\n' || (character == '\r' && (offset == text.size() || text[offset] != '\n'));
      if (ends) {
        ++line;
        column = 1;
      }
    }
  }
}
