#include "lint/locator.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "text/span.hpp"

using namespace gemlint;
using namespace gemlint::lint;

namespace {

DocumentText document(std::string_view text) { return {text, text, 0, 1, LineEnd::any, nullptr}; }

std::string_view value_at(Locator& locator, const api::NodePath& path) {
  return slice(locator.text(), locator.tree().nodes[locator.find(path, 0).node].value);
}

std::string pointer_at(Locator& locator, const api::NodePath& path, std::size_t base = 0) {
  return locator.find(path, base).pointer;
}

/// The excerpt for the first place of `part` in `text`.
Excerpt excerpt_of(std::string_view text, std::string_view part) {
  const std::size_t at = text.find(part);
  REQUIRE(at != std::string_view::npos);
  return Locator(document(text)).excerpt({at, at + part.size()});
}

}  // namespace

TEST_CASE("nodes are found by position, in any order") {
  Locator locator(document(R"({"a": [10, {"b": 11}, 12], "c": 13})"));
  CHECK(value_at(locator, {0, 0}) == "10");
  CHECK(value_at(locator, {0, 2}) == "12");
  CHECK(value_at(locator, {0, 1, 0}) == "11");
  CHECK(value_at(locator, {1}) == "13");
  CHECK(value_at(locator, {0, 0}) == "10");
  CHECK(value_at(locator, {}).front() == '{');
}

TEST_CASE("repeated keys are told apart by position") {
  Locator locator(document(R"({"a": 1, "a": 2, "b": {"a": 3, "a": [4, 5]}, "a": 6})"));
  CHECK(value_at(locator, {0}) == "1");
  CHECK(value_at(locator, {1}) == "2");
  CHECK(value_at(locator, {3}) == "6");
  CHECK(value_at(locator, {2, 1, 1}) == "5");
  CHECK(value_at(locator, {2, 0}) == "3");
  CHECK(pointer_at(locator, {1}) == "/a");
  CHECK(pointer_at(locator, {2, 1, 1}) == "/b/a/1");
}

TEST_CASE("pointers are in the user's spelling, escaped, counted from a base") {
  Locator locator(document(R"({"a/b": {"c~d": [{"\u0065": 1}]}, "": 2})"));
  CHECK(pointer_at(locator, {0, 0, 0, 0}) == "/a~1b/c~0d/0/e");
  CHECK(pointer_at(locator, {0, 0, 0, 0}, 1) == "/c~0d/0/e");
  CHECK(pointer_at(locator, {0, 0, 0, 0}, 4).empty());
  CHECK(pointer_at(locator, {1}) == "/");
  CHECK(pointer_at(locator, {}).empty());
}

TEST_CASE("a path that leads to nothing ends at the last node on the way") {
  Locator locator(document(R"({"a": [1]})"));
  CHECK(value_at(locator, {0, 5}) == "[1]");
  CHECK(value_at(locator, {7, 1}).front() == '{');
  CHECK(value_at(locator, {0, 0, 3}) == "1");
  CHECK(value_at(locator, {0, 0}) == "1");
}

TEST_CASE("nodes of text that is read with mistakes") {
  Locator locator(document(R"({"a": 1 "b": [2,, 3,], c: 4})"));
  CHECK(value_at(locator, {1, 0}) == "2");
  CHECK(value_at(locator, {1, 1}) == "3");
  CHECK(value_at(locator, {2}) == "4");
}

TEST_CASE("a hundred thousand siblings, asked for in order") {
  std::string text = "[0";
  for (int i = 1; i < 100'000; ++i) text += "," + std::to_string(i);
  text += "]";
  Locator locator(document(text));
  for (std::uint32_t i = 0; i < 100'000; ++i) {
    if (value_at(locator, {i}) != std::to_string(i)) FAIL("element " << i);
  }
}

TEST_CASE("places are counted in the file: offset and line of the document are added") {
  const std::string line = R"({"a": "é", "b": 1})";
  Locator locator(DocumentText{line, line, 100, 7, LineEnd::line_feed, nullptr});
  const Range range = locator.range(locator.tree().nodes[locator.find({1}, 0).node].value);
  CHECK(range.start.offset == 100 + line.find('1'));
  CHECK(range.start.position == Position{7, 17});
  CHECK(range.end.position == Position{7, 18});
}

TEST_CASE("places in the value of a string stand in the text that spells it") {
  const std::string outer = R"("{\"a\":\n 1}")";
  EscapeMap escapes;
  const std::string inner = json::string_value(outer, {0, outer.size()}, escapes);
  REQUIRE(inner == "{\"a\":\n 1}");
  Locator locator(DocumentText{inner, outer, 10, 3, LineEnd::any, &escapes});
  const Range range = locator.range(locator.tree().nodes[locator.find({0}, 0).node].value);
  CHECK(range.start.offset == 10 + outer.find('1'));
  CHECK(range.start.position == Position{3, outer.find('1') + 1});
}

TEST_CASE("an excerpt of a short line is the line") {
  const Excerpt excerpt = excerpt_of("{\n  \"a\": 10\n}", "10");
  CHECK(excerpt.text == "  \"a\": 10");
  CHECK(excerpt.mark_column == 7);
  CHECK(excerpt.mark_length == 2);
}

TEST_CASE("40 code points are shown to either side, in code points") {
  const std::string before(60, 'b');
  std::string after;
  for (int i = 0; i < 60; ++i) after += "é";
  const Excerpt excerpt = excerpt_of(before + "MARK" + after, "MARK");
  std::string shown_after;
  for (int i = 0; i < 40; ++i) shown_after += "é";
  CHECK(excerpt.text == "…" + std::string(40, 'b') + "MARK" + shown_after + "…");
  CHECK(excerpt.mark_column == 41);
  CHECK(excerpt.mark_length == 4);
}

TEST_CASE("a marked value longer than 40 code points is cut, and nothing of what follows is shown") {
  const Excerpt excerpt = excerpt_of("x" + std::string(100, 'm') + "after", std::string(100, 'm'));
  CHECK(excerpt.text == "x" + std::string(40, 'm') + "…");
  CHECK(excerpt.mark_column == 1);
  CHECK(excerpt.mark_length == 41);
}

TEST_CASE("a mark over several lines ends with its first") {
  const Excerpt excerpt = excerpt_of("a {\n1\n} b", "{\n1\n}");
  CHECK(excerpt.text == "a {");
  CHECK(excerpt.mark_column == 2);
  CHECK(excerpt.mark_length == 1);
}

TEST_CASE("an empty mark is one column wide, also at the end of the text") {
  const std::string text = "{\"a\": ";
  Locator locator(document(text));
  const Excerpt excerpt = locator.excerpt({text.size(), text.size()});
  CHECK(excerpt.text == text);
  CHECK(excerpt.mark_column == text.size());
  CHECK(excerpt.mark_length == 1);
}

TEST_CASE("no key is readable in an excerpt, wherever the cut falls") {
  const std::string key = "AIza" + std::string(35, 'k');
  CHECK(excerpt_of("{\"url\": \"?key=" + key + "\"}", "\"url\"").text.find("kk") == std::string::npos);
  CHECK(excerpt_of("{\"a\": \"" + key + "\"}", "\"a\"").text == "{\"a\": \"AIza" + std::string(33, '*') + "…");
  // The mark inside the key, before it and behind it, at every distance.
  for (std::size_t distance = 0; distance < 120; ++distance) {
    const std::string text =
        std::string(100, '.') + key + std::string(100, '.') + "MARK" + std::string(distance, '.') + key;
    CAPTURE(distance);
    CHECK(excerpt_of(text, "MARK").text.find("kk") == std::string::npos);
    const std::string other = key + std::string(distance, '.') + "MARK";
    CHECK(excerpt_of(other, "MARK").text.find("kk") == std::string::npos);
  }
  CHECK(excerpt_of("x " + key, key).text.find("kk") == std::string::npos);
}

TEST_CASE("bytes that are not UTF-8 are cut between characters as far as there are any") {
  const std::string text = std::string(100, '\xFF') + "MARK" + std::string(100, '\xBF');
  const Excerpt excerpt = excerpt_of(text, "MARK");
  CHECK(excerpt.text.find("MARK") != std::string::npos);
  CHECK(excerpt.text.size() < 120);
}
