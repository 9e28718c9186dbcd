#include "lint/key_place.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace gemlint;
using namespace gemlint::lint;

namespace {

KeyPlace place_in(const std::string& line, const api::NodePath& path = {}) {
  return key_place({line, line, 100, 7, LineEnd::line_feed, nullptr}, path);
}

std::string marked(const std::string& line, const KeyPlace& at) {
  return line.substr(at.range.start.offset - 100, at.range.end.offset - at.range.start.offset);
}

}  // namespace

TEST_CASE("the key of a line is found wherever it stands") {
  const std::string spellings[] = {
      R"({"key": "a-1", "request": {}})",
      R"(  { "key" :"a-1" , "request": {"key": "no"}})",
      R"({"request": {}, "key": "a-1"})",
      R"({"request": {"key": "no"}, "key":"a-1"} )",
      R"({"n": 1, "key": "a-1", "m": 2})",
      R"({"request": {"key": "no"}, "key": "a-1", "n": 0})",
      R"({"key": "\u0061-1", "request": {}})",
      R"({"k\u0065y": "a-1", "request": {"key": "no"}})",
      R"({"request": {"n": "\"key\": \"no\""}, "key": "a-1"})",
  };
  for (const std::string& line : spellings) {
    CAPTURE(line);
    const KeyPlace at = place_in(line);
    CHECK(at.key == "a-1");
    const bool escaped = line.find("\\u0061") != std::string::npos;
    CHECK(marked(line, at) == (escaped ? R"("\u0061-1")" : R"("a-1")"));
    CHECK(at.range.start.position.line == 7);
  }
  CHECK(place_in(spellings[0]).pointer == "/key");
}

TEST_CASE("columns of keys are counted in code points") {
  const std::string line = R"({"request": {"n": "żółw"}, "key": "a"})";
  const KeyPlace at = place_in(line);
  CHECK(marked(line, at) == R"("a")");
  CHECK(at.range.start.position.column == line.find("\"a\"") + 1 - 3);
  CHECK(at.range.end.position.column == at.range.start.position.column + 3);
}

TEST_CASE("the key of a line in a list") {
  const std::string line = R"([{"key": "a"}, {"key": "b", "request": {}}])";
  const KeyPlace at = place_in(line, {1});
  CHECK(at.key == "b");
  CHECK(marked(line, at) == R"("b")");
}
