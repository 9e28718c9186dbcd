#include <doctest/doctest.h>

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "json/explain.hpp"
#include "same_value.hpp"

using gemlint::json::AcceptReader;
using gemlint::json::explain;
using gemlint::json::Problem;
using gemlint::json::to_value;
using gemlint::json::Tree;

namespace {

struct Read {
  std::string json;
  Tree tree;
};

Read read(const std::string& text) {
  CAPTURE(text);
  Read result;
  result.tree = explain(text);
  AcceptReader reader;
  result.json = gemlint::json::test::written(to_value(result.tree, text, reader.fresh_pool()));
  CHECK(gemlint::json::test::flaw_of(result.tree, text) == "");
  return result;
}

/// The text, of which '@' marks the one place that is complained of, reads as `json`.
void check(std::string text, Problem problem, std::string_view json) {
  const std::size_t at = text.find('@');
  REQUIRE(at != std::string::npos);
  text.erase(at, 1);
  CAPTURE(text);
  const Read result = read(text);
  CHECK(result.json == json);
  REQUIRE(result.tree.problems.size() == 1);
  CHECK(result.tree.problems[0].problem == problem);
  CHECK(result.tree.problems[0].at.begin == at);
}

}  // namespace

TEST_CASE("an object or list that is left open ends where the indentation says") {
  check("{\n  \"a\": @{\n  \"b\": 1\n}", Problem::left_open, R"({"a":{},"b":1})");
  check("{\n  \"a\": @[\n  \"b\": 1\n}", Problem::left_open, R"({"a":[],"b":1})");
  check("{\n\t\"a\": @{\n\t\"b\": 1\n}", Problem::left_open, R"({"a":{},"b":1})");
  check("{\r\n  \"a\": @{\r\n  \"b\": 1\r\n}", Problem::left_open, R"({"a":{},"b":1})");
  check("{\n  \"a\": @{\n    \"x\": 1,\n    \"y\": [\n      2\n    ]\n  ,\n  \"b\": 1\n}", Problem::left_open,
        R"({"a":{"x":1,"y":[2]},"b":1})");
  check("{\n  \"a\": {\"x\": @[\n  \"b\": 1\n}", Problem::left_open, R"({"a":{"x":[]},"b":1})");
  check("{\n  \"a\": [@{\n  \"b\": 1\n}", Problem::left_open, R"({"a":[{}],"b":1})");
  check("{\n  \"a\": @[\n    {\"x\": 1},\n    {\"x\": 2}\n  \"b\": 1\n}", Problem::left_open,
        R"({"a":[{"x":1},{"x":2}],"b":1})");
  check("{\n  \"a\": [\n    @{\"x\": 1,\n    {\"x\": 2}\n  ],\n  \"b\": 1\n}", Problem::left_open,
        R"({"a":[{"x":1},{"x":2}],"b":1})");
  check("{\n  \"a\": [\n    {\n      \"x\": @[\n    }\n  ],\n  \"b\": 1\n}", Problem::left_open,
        R"({"a":[{"x":[]}],"b":1})");
  check("{\n  \"a\": [@{\n    \"x\": 1\n  ],\n  \"b\": 1\n}", Problem::left_open, R"({"a":[{"x":1}],"b":1})");
  check("{\n  \"a\": [\n    {\"x\": @[{\"y\": 1}},\n    {\"x\": 2}\n  ]\n}", Problem::left_open,
        R"({"a":[{"x":[{"y":1}]},{"x":2}]})");
}

TEST_CASE("members that stand without the bracket before them") {
  check("{\n  \"a\":@ \n    \"x\": 1,\n    \"y\": 2\n  },\n  \"b\": 1\n}", Problem::missing_opening,
        R"({"a":{"x":1,"y":2},"b":1})");
  check("{\n  \"a\": [@\n    \n      \"x\": 1\n    },\n    {\"x\": 2}\n  ],\n  \"b\": 1\n}", Problem::missing_opening,
        R"({"a":[{"x":1},{"x":2}],"b":1})");
  check("{\n  \"a\":@ \n    {\"x\": 1},\n    {\"x\": 2}\n  ],\n  \"b\": 1\n}", Problem::missing_opening,
        R"({"a":[{"x":1},{"x":2}],"b":1})");
  check("{\n  \"a\":@ \"x\": 1},\n  \"b\": 1\n}", Problem::missing_opening, R"({"a":{"x":1},"b":1})");
  check("{\n  \"a\": [@\"x\": 1}],\n  \"b\": 1\n}", Problem::missing_opening, R"({"a":[{"x":1}],"b":1})");
  check("{\n  \"a\": [{\"x\": 1},@ \"x\": 2}],\n  \"b\": 1\n}", Problem::missing_opening,
        R"({"a":[{"x":1},{"x":2}],"b":1})");
}

TEST_CASE("a text that is cut off ends there, whatever its lines say") {
  const std::string text = "{\n  \"a\": {\n    \"x\": 1";
  const Read result = read(text);
  REQUIRE(result.tree.problems.size() == 1);
  CHECK(result.tree.problems[0].problem == Problem::unclosed);
  CHECK_FALSE(result.tree.doubtful);
  CHECK(result.tree.nodes[0].incomplete);
}

TEST_CASE("texts that stand without the bracket before them") {
  check("{\n  \"a\":@ \"x\", \"y\"],\n  \"b\": 1\n}", Problem::missing_opening, R"({"a":["x","y"],"b":1})");
  check("{\n  \"a\":@ \n    \"x\",\n    \"y\"\n  ],\n  \"b\": 1\n}", Problem::missing_opening,
        R"({"a":["x","y"],"b":1})");
}

TEST_CASE("an empty object or list that lacks a bracket") {
  check("{\n  \"a\":@ },\n  \"b\": 1\n}", Problem::missing_opening, R"({"a":{},"b":1})");
  check("{\n  \"a\":@ ],\n  \"b\": 1\n}", Problem::missing_opening, R"({"a":[],"b":1})");
  check("{\n  \"a\": @{,\n  \"b\": 1\n}", Problem::left_open, R"({"a":{},"b":1})");
  check("{\n  \"a\": @[,\n  \"b\": 1\n}", Problem::left_open, R"({"a":[],"b":1})");
}

TEST_CASE("the last line of a text that is cut off may be indented later") {
  const Read result = read("{\n  \"a\": {\n    \"b\": [\n      {\n  \"c\": null");
  CHECK(result.json == R"({"a":{"b":[{"c":null}]}})");
  CHECK(result.tree.problems.size() == 1);
}

TEST_CASE("lines tell nothing where they are not indented") {
  const Read result = read("{\n\"a\": {\n\"b\": {\n\"c\": 1\n}\n");
  REQUIRE(result.tree.problems.size() == 1);
  CHECK(result.tree.problems[0].problem == Problem::unclosed);
  CHECK(result.json == R"({"a":{"b":{"c":1}}})");
}

TEST_CASE("where the brackets balance, lines tell nothing") {
  for (const std::string_view text :
       {"{\n    \"a\": {\n  \"b\": 1,\n  \"c\": [\n1\n]},\n\"d\": 1}", "{\n  \"a\": {\n  \"b\": 1\n},\n  \"c\": 1,\n}",
        "{\n  \"a\": [\n  {\"x\": 1},\n  {\"x\": 2},\n  ]}"}) {
    CAPTURE(text);
    for (const gemlint::json::SyntaxProblem& one : read(std::string(text)).tree.problems)
      CHECK(one.problem == Problem::trailing_comma);
  }
}

TEST_CASE("what is incomplete is known for each container") {
  const std::string text = "{\n  \"a\": {\n    \"x\": 1\n  },\n  \"b\": {\n    \"y\": [\n  },\n  \"c\": {}\n}";
  const Tree tree = explain(text);
  CHECK_FALSE(tree.doubtful);
  std::string incomplete;
  for (const gemlint::json::Node& node : tree.nodes) {
    if (node.incomplete) incomplete += slice(text, node.key);
  }
  CHECK(incomplete == "\"y\"");
}

TEST_CASE("whatever is cut out of indented text, the tree is sound") {
  const std::string whole =
      "{\n  \"a\": [\n    {\"x\": [1, 2], \"y\": \"}\"},\n\t{\n      \"x\": {}\n    }\n  ],\n  \"b\": {\n    \"c\": "
      "\"d\"\n  }\n}";
  std::mt19937 random(7);
  for (int round = 0; round < 20'000; ++round) {
    std::string text = whole;
    for (int cuts = 0; cuts < 3; ++cuts) text.erase(random() % text.size(), 1 + random() % 3);
    const Tree tree = explain(text);
    CAPTURE(text);
    REQUIRE(gemlint::json::test::flaw_of(tree, text) == "");
  }
}
