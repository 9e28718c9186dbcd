#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "json/explain.hpp"
#include "same_value.hpp"
#include "text/escape_map.hpp"

using gemlint::EscapeMap;
using gemlint::slice;
using gemlint::Span;
using gemlint::json::AcceptReader;
using gemlint::json::child_at;
using gemlint::json::explain;
using gemlint::json::explain_depth_limit;
using gemlint::json::no_node;
using gemlint::json::Node;
using gemlint::json::NodeKind;
using gemlint::json::pointer_to;
using gemlint::json::string_value;
using gemlint::json::to_value;
using gemlint::json::Tree;

namespace {

std::string value_of(std::string_view token) { return string_value(token, {0, token.size()}); }

std::string repeated(std::string_view piece, std::size_t count) {
  std::string text;
  for (std::size_t index = 0; index < count; ++index) text += piece;
  return text;
}

}  // namespace

TEST_CASE("spans slice back to keys and values") {
  const std::string_view text = "\xEF\xBB\xBF { \"k\u00e9y\" : [ 1.50, {} ] , 'x':\"a\\\"b\"}\n";
  const Tree tree = explain(text);
  REQUIRE(tree.nodes.size() == 5);
  CHECK(slice(text, tree.nodes[0].value) == "{ \"k\u00e9y\" : [ 1.50, {} ] , 'x':\"a\\\"b\"}");
  CHECK(tree.nodes[0].key.empty());
  CHECK(slice(text, tree.nodes[1].key) == "\"k\u00e9y\"");
  CHECK(slice(text, tree.nodes[1].value) == "[ 1.50, {} ]");
  CHECK(slice(text, tree.nodes[2].value) == "1.50");
  CHECK(tree.nodes[2].key.empty());
  CHECK(slice(text, tree.nodes[3].value) == "{}");
  CHECK(slice(text, tree.nodes[4].key) == "'x'");
  CHECK(slice(text, tree.nodes[4].value) == "\"a\\\"b\"");
  CHECK(tree.nodes[4].kind == NodeKind::string);
}

TEST_CASE("an unclosed container goes to the end of what was read") {
  const std::string_view text = "{\"a\": [1, {\"b\": 2 \n\n ";
  const Tree tree = explain(text);
  CHECK(slice(text, tree.nodes[0].value) == "{\"a\": [1, {\"b\": 2");
  CHECK(slice(text, tree.nodes[3].value) == "{\"b\": 2");
}

TEST_CASE("every escape is decoded") {
  CHECK(value_of(R"("\"\\\/\b\f\n\r\t")") == "\"\\/\b\f\n\r\t");
  CHECK(value_of(R"("\u0041\u00e9\u20AC\uD83D\uDE00")") == "A\u00e9\u20ac\U0001F600");
  CHECK(value_of(R"("\u0000x")") == std::string("\0x", 2));
  CHECK(value_of(R"("\v\x\'\é")") == "\vx'\u00e9");
  CHECK(value_of(R"('a"b\'c')") == "a\"b'c");
  CHECK(value_of("\"a\nb\tc\"") == "a\nb\tc");
  CHECK(value_of(R"("\ud800")") == "\uFFFD");
  CHECK(value_of(R"("\udc00\ud800")") == "\uFFFD\uFFFD");
  CHECK(value_of(R"("\ud800\ud83d\ude00")") == "\uFFFD\U0001F600");
  CHECK(value_of(R"("\ud800\n")") == "\uFFFD\n");
  CHECK(value_of("\"a\xFF\xE2\x82z\"") == "a   z");
  CHECK(value_of(R"("\u12z")") == "u12z");
}

TEST_CASE("tokens without closing quote, and bare keys") {
  CHECK(value_of("\"abc") == "abc");
  CHECK(value_of("\"") == "");
  CHECK(value_of("\"abc\\\"") == "abc\"");
  CHECK(value_of("\"abc\\") == "abc\\");
  CHECK(value_of("\"\\u12") == "u12");
  CHECK(value_of("foo_Bar1") == "foo_Bar1");
  CHECK(value_of("") == "");
}

TEST_CASE("the escape map says where each byte of the value stands") {
  const std::string_view text = R"({"k": "a\n\u00e9\ud83d\ude00b\\c"})";
  const Tree tree = explain(text);
  EscapeMap map;
  const Span token = tree.nodes[1].value;
  const std::string value = string_value(text, token, map);
  REQUIRE(value == "a\n\u00e9\U0001F600b\\c");
  CHECK(map.text_offset(0) == token.begin + 1);
  CHECK(slice(text, {map.text_offset(1), map.text_offset(2)}) == R"(\n)");
  CHECK(slice(text, {map.text_offset(2), map.text_offset(4)}) == R"(\u00e9)");
  CHECK(slice(text, {map.text_offset(4), map.text_offset(8)}) == R"(\ud83d\ude00)");
  CHECK(slice(text, {map.text_offset(8), map.text_offset(9)}) == "b");
  CHECK(slice(text, {map.text_offset(9), map.text_offset(10)}) == R"(\\)");
  CHECK(slice(text, {map.text_offset(10), map.text_offset(11)}) == "c");
  CHECK(map.text_offset(value.size()) == token.end - 1);
}

TEST_CASE("the escape map of JSON in a string") {
  const std::string inner = R"({"a": "x\n"})";
  const std::string text = R"({"body": "{\"a\": \"x\\n\"}"})";
  const Tree outer = explain(text);
  EscapeMap map;
  REQUIRE(string_value(text, outer.nodes[1].value, map) == inner);
  const Tree tree = explain(inner);
  const Span value = tree.nodes[1].value;
  CHECK(slice(text, {map.text_offset(value.begin), map.text_offset(value.end)}) == R"(\"x\\n\")");
}

TEST_CASE("an empty string maps to between its quotes") {
  EscapeMap map;
  CHECK(string_value(R"([""])", {1, 3}, map) == "");
  CHECK(map.text_offset(0) == 2);
}

TEST_CASE("pointers and children") {
  const std::string_view text = R"({"a/b": [1, True, {"~": 2}], "\u0061": 3, "a": {"": [4]}, "e": })";
  const Tree tree = explain(text);
  const std::uint32_t list = child_at(tree, 0, 0);
  CHECK(pointer_to(tree, text, 0) == "");
  CHECK(pointer_to(tree, text, list) == "/a~1b");
  const std::uint32_t object = child_at(tree, list, 1);
  CHECK(slice(text, tree.nodes[object].value) == R"({"~": 2})");
  CHECK(pointer_to(tree, text, object) == "/a~1b/1");
  CHECK(pointer_to(tree, text, child_at(tree, object, 0)) == "/a~1b/1/~0");
  CHECK(pointer_to(tree, text, child_at(tree, object, 0), list) == "/1/~0");
  CHECK(pointer_to(tree, text, object, object) == "");
  CHECK(pointer_to(tree, text, child_at(tree, 0, 1)) == "/a");
  const std::uint32_t repeated_key = child_at(tree, 0, 2);
  CHECK(pointer_to(tree, text, child_at(tree, child_at(tree, repeated_key, 0), 0)) == "/a//0");
  CHECK(child_at(tree, 0, 3) == no_node);
  CHECK(child_at(tree, list, 2) == no_node);
  CHECK(child_at(tree, no_node, 0) == no_node);
  // an error node has the position that it would have
  CHECK(tree.nodes[tree.problems[0].node].kind == NodeKind::error);
  CHECK(pointer_to(tree, text, tree.problems[0].node) == "/a~1b/1");
  CHECK(pointer_to(tree, text, tree.problems[1].node) == "/e");
}

TEST_CASE("repeated keys and U+0000 stay in the value") {
  const std::string_view text = R"({"a": 1, "a": "\u0000x", "a": 2,})";
  AcceptReader reader;
  CHECK(gemlint::json::test::written(to_value(explain(text), text, reader.fresh_pool())) ==
        R"({"a":1,"a":"\u0000x","a":2})");
}

TEST_CASE("nodes below the depth limit are read over") {
  for (const std::string_view brackets : {"[]", "{}"}) {
    const bool object = brackets == "{}";
    const std::string open = object ? "{\"a\":" : "[";
    const std::string close = object ? "}" : "]";
    const auto nested = [&](std::size_t depth) { return repeated(open, depth) + "1" + repeated(close, depth); };
    CHECK(explain(nested(explain_depth_limit - 1)).nodes.size() == explain_depth_limit);
    const std::string deep = nested(explain_depth_limit + 50);
    const Tree tree = explain(deep);
    CHECK(tree.strict());
    CHECK(tree.nodes.size() == explain_depth_limit);
    CHECK(tree.nodes.back().first_child == no_node);
    CHECK(slice(deep, tree.nodes[1].value).size() == deep.size() - open.size() - close.size());
    CHECK(gemlint::json::test::flaw_of(tree, deep) == "");
  }
  const std::string wrong = repeated("[", 300) + "1 2" + repeated("]", 300);
  const Tree tree = explain(wrong);
  REQUIRE(tree.problems.size() == 1);
  CHECK(tree.problems[0].node == explain_depth_limit - 1);
}

TEST_CASE("the text may be cut anywhere in a line of its own") {
  const std::string_view text = "x{\"a\":[1]}y";
  const Tree tree = explain(text.substr(1, 9));
  CHECK(tree.strict());
  CHECK(slice(text.substr(1, 9), tree.nodes[0].value) == "{\"a\":[1]}");
}
