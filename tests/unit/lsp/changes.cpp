#include "lsp/changes.hpp"

#include <doctest/doctest.h>

#include <random>
#include <string>

#include "json/quote.hpp"

using namespace gemlint;
using namespace gemlint::lsp;

namespace {

std::string change(LinePlace from, LinePlace to, std::string_view text) {
  const auto place = [](LinePlace at) {
    return "{\"line\": " + std::to_string(at.line) + ", \"character\": " + std::to_string(at.character) + "}";
  };
  return "{\"range\": {\"start\": " + place(from) + ", \"end\": " + place(to) + "}, \"text\": " + json::quote(text) +
         "}";
}

Taken take(const std::string& changes, TextBuffer& buffer) {
  json::AcceptReader reader;
  const json::Value* list = reader.read("[" + changes + "]");
  REQUIRE(list != nullptr);
  return apply_changes(*list, buffer, Encoding::utf16);
}

}  // namespace

TEST_CASE("a list of changes is the same as its changes one by one, in whatever order they come") {
  std::mt19937 random(3);
  const auto number = [&](std::size_t below) { return static_cast<std::size_t>(random()) % below; };
  for (int round = 0; round < 300; ++round) {
    std::string text;
    for (int i = 0; i < 120; ++i) text += std::string_view("abc\n\r")[number(5)];
    TextBuffer together(text);
    TextBuffer apart(text);
    std::string list;
    const bool backward = round % 2 == 0;
    LinePlace last{apart.lines(), 0};
    for (std::size_t i = 0; i < 40; ++i) {
      // Also behind the ends of lines, and in lines that an earlier change joined with others.
      LinePlace from{number(apart.lines() + 1), number(12)};
      if (backward) from = {last.line - std::min<std::size_t>(last.line, number(2)), number(12)};
      const LinePlace to{from.line + number(2), number(12)};
      const std::string one = change(from, to, std::string(number(3), "x\n\r"[number(3)]));
      CHECK(take(one, apart) == Taken::all);
      list += (list.empty() ? "" : ", ") + one;
      last = from;
    }
    CHECK(take(list, together) == Taken::all);
    REQUIRE(together.text() == apart.text());
    REQUIRE(together.lines() == apart.lines());
  }
}

TEST_CASE("a whole text takes the place of all before it") {
  TextBuffer buffer("abc");
  CHECK(take(change({0, 0}, {0, 1}, "x") + R"(, {"text": "new"}, )" + change({0, 3}, {0, 3}, "er"), buffer) ==
        Taken::whole);
  CHECK(buffer.text() == "newer");
}

TEST_CASE("a change that cannot be understood is told") {
  TextBuffer buffer("abc");
  CHECK(take(R"({"range": {"start": 1}, "text": "x"})", buffer) == Taken::in_part);
  CHECK(take(R"({"range": null, "text": 3})", buffer) == Taken::in_part);
  CHECK(buffer.text() == "abc");
}
