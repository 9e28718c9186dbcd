#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "json/explain.hpp"
#include "same_value.hpp"

using gemlint::json::AcceptReader;
using gemlint::json::explain;
using gemlint::json::no_node;
using gemlint::json::NodeKind;
using gemlint::json::Problem;
using gemlint::json::SyntaxProblem;
using gemlint::json::to_value;
using gemlint::json::Tree;

namespace {

const char* name_of(Problem problem) {
  switch (problem) {
    case Problem::expected_value: return "expected_value";
    case Problem::expected_key: return "expected_key";
    case Problem::missing_quote: return "missing_quote";
    case Problem::expected_colon: return "expected_colon";
    case Problem::expected_comma_in_object: return "expected_comma_in_object";
    case Problem::expected_comma_in_array: return "expected_comma_in_array";
    case Problem::missing_value: return "missing_value";
    case Problem::mismatched_bracket: return "mismatched_bracket";
    case Problem::unclosed: return "unclosed";
    case Problem::left_open: return "left_open";
    case Problem::missing_opening: return "missing_opening";
    case Problem::unterminated_string: return "unterminated_string";
    case Problem::bad_escape: return "bad_escape";
    case Problem::bad_number: return "bad_number";
    case Problem::unknown_word: return "unknown_word";
    case Problem::comment: return "comment";
    case Problem::text_after_end: return "text_after_end";
    case Problem::empty_text: return "empty_text";
    case Problem::trailing_comma: return "trailing_comma";
    case Problem::control_character: return "control_character";
    case Problem::single_quotes: return "single_quotes";
    case Problem::bare_key: return "bare_key";
    case Problem::odd_number: return "odd_number";
    case Problem::odd_escape: return "odd_escape";
    case Problem::lone_surrogate: return "lone_surrogate";
    case Problem::invalid_utf8: return "invalid_utf8";
  }
  return "?";
}

/// "name begin-end" for each problem, with the offset of the opening bracket where there is one.
std::string problems_of(const Tree& tree) {
  std::string list;
  for (const SyntaxProblem& problem : tree.problems) {
    if (!list.empty()) list += ", ";
    list += std::string(name_of(problem.problem)) + " " + std::to_string(problem.at.begin);
    if (!problem.at.empty()) list += "-" + std::to_string(problem.at.end);
    if (!problem.opened.empty()) list += " opened " + std::to_string(problem.opened.begin);
  }
  return list;
}

struct Case {
  std::string_view text;
  std::string_view problems;
  std::string_view json;
};

void check(const Case& row) {
  CAPTURE(row.text);
  const Tree tree = explain(row.text);
  AcceptReader reader;
  CHECK(problems_of(tree) == row.problems);
  CHECK(gemlint::json::test::written(to_value(tree, row.text, reader.fresh_pool())) == row.json);
  CHECK(gemlint::json::test::flaw_of(tree, row.text) == "");
  CHECK(reader.read(row.text) == nullptr);
}

template <std::size_t count>
void check_all(const Case (&rows)[count]) {
  for (const Case& row : rows) check(row);
}

}  // namespace

TEST_CASE("a forgotten comma") {
  check_all({
      {R"({"a":1 "b":2})", "expected_comma_in_object 6", R"({"a":1,"b":2})"},
      {"{\"a\":1\n\"b\":2}", "expected_comma_in_object 6", R"({"a":1,"b":2})"},
      {R"({"a":{} b:2})", "expected_comma_in_object 7, bare_key 8-9", R"({"a":{},"b":2})"},
      {R"([1 2 3])", "expected_comma_in_array 2, expected_comma_in_array 4", "[1,2,3]"},
      {R"([{} {}])", "expected_comma_in_array 3", "[{},{}]"},
      {R"(["a" "b"])", "expected_comma_in_array 4", R"(["a","b"])"},
  });
}

TEST_CASE("a forgotten colon or value") {
  check_all({
      {R"({"a" 1})", "expected_colon 4", R"({"a":1})"},
      {R"({"a"=1})", "expected_colon 4-5", R"({"a":1})"},
      {R"({"a"=>1})", "expected_colon 4-6", R"({"a":1})"},
      {R"({"a"})", "expected_colon 4", "{}"},
      {R"({"a", "b":1})", "expected_colon 4", R"({"b":1})"},
      {R"({"a" "b":1})", "expected_colon 4", R"({"b":1})"},
      {R"({"a" [1 2]})", "expected_colon 4, expected_comma_in_array 7", R"({"a":[1,2]})"},
      {R"({"a": , "b":1})", "missing_value 5", R"({"b":1})"},
      {R"({"a": })", "missing_value 5", "{}"},
      {"{\"a\":\n \"b\": 1}", "missing_value 5", R"({"b":1})"},
      {"{\"a\":\n b: 1}", "missing_value 5, bare_key 7-8", R"({"b":1})"},
      {R"([1,,2])", "missing_value 3", "[1,2]"},
      {R"([,1])", "missing_value 1", "[1]"},
      {R"([1,,])", "missing_value 3", "[1]"},
      {R"({"a"::1})", "expected_value 5-6", R"({"a":1})"},
  });
}

TEST_CASE("something that is no name") {
  check_all({
      {R"({,"a":1})", "expected_key 1-2", R"({"a":1})"},
      {R"({"a":1,,"b":2})", "expected_key 7-8", R"({"a":1,"b":2})"},
      {R"({"a":1,,})", "expected_key 7-8", R"({"a":1})"},
      {R"({: 1, "b":2})", "expected_key 1-2", R"({"b":2})"},
      {R"({3: 4})", "expected_key 1-2", R"({"3":4})"},
      {R"({foo-bar: 4})", "expected_key 1-8", R"({"foo-bar":4})"},
      {R"({true: 4})", "expected_key 1-5", R"({"true":4})"},
      {R"({foo})", "expected_key 1-4", "{}"},
      {R"({{"a":1}, "b":2})", "expected_key 1-2", R"({"b":2})"},
      {R"({"a":1, {"b":[1 2}, "c":3})", "expected_key 8-9", R"({"a":1,"c":3})"},
      {R"({"x": {{name}}, "b": 1})", "expected_key 7-8", R"({"x":{},"b":1})"},
      {"{\xE2\x80\x9C"
       "a\xE2\x80\x9D: 1, \"b\":2}",
       "expected_key 1-8",
       "{\"\xE2\x80\x9C"
       "a\xE2\x80\x9D\":1,\"b\":2}"},
  });
}

TEST_CASE("something that is no value") {
  check_all({
      {R"({"a": True, "b": None, "c": NaN, "d": undefined, "e": -Infinity})",
       "unknown_word 6-10, unknown_word 17-21, unknown_word 28-31, unknown_word 38-47, unknown_word 54-63", "{}"},
      {R"({"a": hello world, "b": 1})", "unknown_word 6-11", R"({"b":1})"},
      {R"({"a": http://x.y/z, "b": 1})", "unknown_word 6-18", R"({"b":1})"},
      {R"([007, +1, .5, 0x10, 1e400, -, 1-2])",
       "bad_number 1-4, bad_number 6-8, bad_number 10-12, bad_number 14-18, bad_number 20-25, bad_number 27-28, "
       "bad_number 30-33",
       "[]"},
      {R"({"a": #fff, "b": 1})", "expected_value 6-10", R"({"b":1})"},
      {R"({"a": `x, y`, "b": 1})", "expected_value 6-12", R"({"b":1})"},
      {"{\"a\": \xE2\x80\x9Cx, y\xE2\x80\x9D, \"b\": 1}", "expected_value 6-16", R"({"b":1})"},
      {R"([1, ..., 2])", "expected_value 4-7", "[1,2]"},
      {R"({"a": 1; "b": 2})", "expected_comma_in_object 7-8", R"({"a":1,"b":2})"},
      {R"({"a": "x" + "y", "b": 1})", "expected_comma_in_object 10-11", R"({"a":"x","b":1})"},
      {"[1,\xC2\xA0"
       "2]",
       "expected_value 3-5", "[1,2]"},
  });
}

TEST_CASE("brackets") {
  check_all({
      {R"({"a":[1,2})", "mismatched_bracket 9-10 opened 5", R"({"a":[1,2]})"},
      {R"({"a":[{"b":1]})", "mismatched_bracket 12-13 opened 6", R"({"a":[{"b":1}]})"},
      {R"({"a":{"b":1], "c":2}})", "mismatched_bracket 11-12 opened 5", R"({"a":{"b":1,"c":2}})"},
      {R"({"a":1])", "mismatched_bracket 6-7 opened 0", R"({"a":1})"},
      {R"({"a":[{"b":"x"]}]})", "mismatched_bracket 14-15 opened 6", R"({"a":[{"b":"x"}]})"},
      {R"([1}])", "mismatched_bracket 2-3 opened 0", "[1]"},
      {R"({"a":[1,2)", "unclosed 9 opened 5", R"({"a":[1,2]})"},
      {"{\"a\":[{\"b\": [1,\n\n", "unclosed 15 opened 12", R"({"a":[{"b":[1]}]})"},
      {R"({"a")", "unclosed 4 opened 0", "{}"},
      {R"({"a":)", "unclosed 5 opened 0", "{}"},
      {R"({"a":1,)", "unclosed 7 opened 0", R"({"a":1})"},
      {R"({"c":[{"p":[{}]}, "g":{"t":1}})", "unclosed 17 opened 5", R"({"c":[{"p":[{}]}],"g":{"t":1}})"},
      {R"({"c":[{"p":[{}]} "g":{"t":1}})", "unclosed 16 opened 5", R"({"c":[{"p":[{}]}],"g":{"t":1}})"},
      {R"(["a": 1, "b": 2])", "expected_comma_in_array 4-5", R"(["a","b"])"},
      {R"({} {})", "text_after_end 3-5", "{}"},
      {"{}}\n", "text_after_end 2-3", "{}"},
      {R"("a": 1)", "text_after_end 3-6", R"("a")"},
  });
}

TEST_CASE("nothing, and nothing readable") {
  check_all({
      {"", "empty_text 0", "null"},
      {" \n", "empty_text 0", "null"},
      {"\xEF\xBB\xBF", "empty_text 3", "null"},
      {"}", "expected_value 0-1", "null"},
      {",", "expected_value 0-1", "null"},
      {"hello world", "unknown_word 0-5", "null"},
      {"<html>{}</html>", "expected_value 0-6", "null"},
  });
}

TEST_CASE("a forgotten closing quote") {
  check_all({
      {R"("abc)", "unterminated_string 0-4", R"("abc")"},
      {R"({"a": "foo)", "unterminated_string 6-10", R"({"a":"foo"})"},
      {R"({"a": {"b": "foo}})", "unterminated_string 12-16", R"({"a":{"b":"foo"}})"},
      {R"({"a": ["foo])", "unterminated_string 7-11", R"({"a":["foo"]})"},
      {R"({"a": "see [1])", "unterminated_string 6-14", R"({"a":"see [1]"})"},
      {"{\"a\": \"foo,\n \"b\": \"bar\"}", "unterminated_string 6-10", R"({"a":"foo","b":"bar"})"},
      {"{\"a\": \"foo\n \"b\": \"bar\"}", "unterminated_string 6-10", R"({"a":"foo","b":"bar"})"},
      {"{\"a\": \"foo\r\n},\r\n\"b\": 1", "unterminated_string 6-10, text_after_end 13-22", R"({"a":"foo"})"},
      {"{\"x\": {\"a\": \"foo\n },\n \"b\": 1}", "unterminated_string 12-16", R"({"x":{"a":"foo"},"b":1})"},
      {"[\"foo,\n \"bar\",\n \"baz\"]", "unterminated_string 1-5", R"(["foo","bar","baz"])"},
      {"{\"a\": \"foo,\n {\"b\": 1}}", "unterminated_string 6-10, expected_key 13-14", R"({"a":"foo"})"},
      {"{\"a\": \"one\ntwo, three\n", "unterminated_string 6-21", R"({"a":"one\ntwo, three"})"},
      {"{\"a: 1,\n \"b\": 2}", "unterminated_string 1-3", R"({"a":1,"b":2})"},
      {R"({"a: "foo", "b": 1})", "unterminated_string 1-3", R"({"a":"foo","b":1})"},
      {R"({"a: [{"b": 1}], "c": 2})", "unterminated_string 1-3", R"({"a":[{"b":1}],"c":2})"},
      {R"({"a: b", "c": 2})", "expected_colon 7", R"({"c":2})"},
      {"{a\": 1,\n \"b\": 2}", "missing_quote 1-2", R"({"a":1,"b":2})"},
      {"{\"a\": foo\",\n \"b\": 2}", "unknown_word 6-9", R"({"b":2})"},
      {"{\"a\": 'foo,\n 'b': 1}", "single_quotes 6-10, unterminated_string 6-10, single_quotes 13-16",
       R"({"a":"foo","b":1})"},
  });
}

TEST_CASE("quotes inside of a string") {
  check_all({
      {R"({"a": "He said "hello" to me", "b": 1})", "expected_comma_in_object 16-21", R"({"a":"He said ","b":1})"},
      {R"(["He said "hello" to me", "b"])", "expected_comma_in_array 11-16", R"(["He said ","b"])"},
      {R"({"a": """x""", "b": 1})", "expected_comma_in_object 8-11", R"({"a":"","b":1})"},
      {R"({"a": "don't "mind" me, don't", "b": 1})", "expected_comma_in_object 14-18", R"({"a":"don't ","b":1})"},
  });
}

TEST_CASE("a forgotten opening quote of a name") {
  check_all({
      {R"({a": 1, "b": 2})", "missing_quote 1-2", R"({"a":1,"b":2})"},
      {R"({"b": 2, a": {"c": 1}})", "missing_quote 9-10", R"({"b":2,"a":{"c":1}})"},
      {R"({"b": 2, a" : 1})", "missing_quote 9-10", R"({"b":2,"a":1})"},
      {R"({"b": 2, a-b": 1})", "expected_key 9-12", R"({"b":2})"},
      {"{a\"\n}", "expected_key 1-2", "{}"},
  });
}

TEST_CASE("comments") {
  check_all({
      {"{\"a\": 1, // one\n \"b\": 2 # two\n}", "comment 9-15, comment 24-29", R"({"a":1,"b":2})"},
      {"/* x */ [1, /* \n */ 2] // end", "comment 0-7, comment 12-19, comment 23-29", "[1,2]"},
      {"[1] /* never", "comment 4-12", "[1]"},
      {"[1, /* never", "comment 4-12", "[1]"},
      {"/*/ [1]", "comment 0-7", "null"},
      {"// only\n", "comment 0-7, empty_text 0", "null"},
  });
}

TEST_CASE("what the server reads all the same") {
  const Case rows[] = {
      {R"({"a":[1,2,],})", "trailing_comma 9-10, trailing_comma 11-12", R"({"a":[1,2]})"},
      {R"({'a': 'it"s', b: 'it\'s'})", "single_quotes 1-4, single_quotes 6-12, bare_key 14-15, single_quotes 17-24",
       R"({"a":"it\"s","b":"it's"})"},
      {"{\"a\": \"one\ntwo\tthree\"}", "control_character 10-11", R"({"a":"one\ntwo\tthree"})"},
      {"{\"a\": \"one\n\", \"b\": \"\n  \"}", "control_character 10-11, control_character 20-21",
       R"({"a":"one\n","b":"\n  "})"},
      {"{\"a\": \"{\n \\\"b\\\": 1\n}\"\n}", "control_character 8-9", R"({"a":"{\n \"b\": 1\n}"})"},
      {R"(["\x \d", "\v", "\'", "\é"])", "odd_escape 2-4, odd_escape 11-13, odd_escape 17-19, odd_escape 23-26",
       R"(["x d","\u000B","'","é"])"},
      {"[\"a\\\nb\"]", "control_character 4-5", R"(["a\nb"])"},
      {R"(["\ud800", "\udc00x", "\ud800\u0041"])", "lone_surrogate 2-8, lone_surrogate 12-18, lone_surrogate 23-29",
       "[\"\xEF\xBF\xBD\",\"\xEF\xBF\xBDx\",\"\xEF\xBF\xBD"
       "A\"]"},
      {R"([1., -.5, 01.5, 0e999])", "odd_number 1-3, odd_number 5-8, odd_number 10-14, odd_number 16-21",
       "[1.0,-0.5,1.5,0.0]"},
      {"[\"a\xFF\xE2\x82z\",\xFF\xFE 1]", "invalid_utf8 3-4, invalid_utf8 9-11", R"(["a   z",1])"},
      {"[1,\v\f2]", "control_character 3-5", "[1,2]"},
  };
  for (const Case& row : rows) {
    check(row);
    CHECK_FALSE(explain(row.text).has_syntax_error());
  }
}

TEST_CASE("a bad escape leaves the string readable") {
  check_all({
      {R"(["\uZZ12", "\u12", "\u"])", "bad_escape 2-4, bad_escape 12-16, bad_escape 20-22", R"(["uZZ12","u12","u"])"},
      {R"({"\ud83d\u12": 1})", "lone_surrogate 2-8, bad_escape 8-12", "{\"\xEF\xBF\xBDu12\":1}"},
  });
}

TEST_CASE("problems name their nodes") {
  const std::string_view text = R"({"a": [1 2], 'b': 1., "c": , "d": [})";
  const Tree tree = explain(text);
  REQUIRE(tree.problems.size() == 5);
  CHECK(tree.nodes[tree.problems[0].node].kind == NodeKind::array);
  CHECK(slice(text, tree.nodes[tree.problems[1].node].key) == "'b'");
  CHECK(slice(text, tree.nodes[tree.problems[2].node].value) == "1.");
  CHECK(slice(text, tree.nodes[tree.problems[3].node].key) == "\"c\"");
  CHECK(tree.nodes[tree.problems[3].node].kind == NodeKind::error);
  CHECK(slice(text, tree.nodes[tree.problems[4].node].key) == "\"d\"");
}
