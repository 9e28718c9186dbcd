#include <doctest/doctest.h>

#include <cstddef>
#include <random>
#include <string>
#include <string_view>

#include "json/explain.hpp"
#include "same_value.hpp"
#include "sanitized.hpp"

using gemlint::json::AcceptReader;
using gemlint::json::explain;
using gemlint::json::problem_limit;
using gemlint::json::to_value;
using gemlint::json::Tree;

namespace {

constexpr std::size_t size = 1'000'000 / gemlint::test::slowness;

std::string filled(std::string_view front, std::string_view piece) {
  std::string text(front);
  while (text.size() < size) text += piece;
  return text;
}

/// Reads one hostile text in every way. There is nothing to measure here: where time grows faster than the text, this
/// never ends.
void read(const std::string& text) {
  AcceptReader reader;
  const bool accepted = reader.read(text) != nullptr;
  const Tree tree = explain(text);
  CHECK(accepted == tree.strict());
  CHECK(tree.problems.size() <= problem_limit);
  CHECK(gemlint::json::test::flaw_of(tree, text) == "");
  to_value(tree, text, reader.fresh_pool());
}

}  // namespace

TEST_CASE("a megabyte of one thing") {
  for (const std::string_view front : {"", "[", "{", "{\"a\":", "\""}) {
    for (const std::string_view piece : {"[",
                                         "]",
                                         "{",
                                         "}",
                                         "{\"a\":",
                                         "[{",
                                         "\"",
                                         "'",
                                         "\"'",
                                         "\"a\":",
                                         "\"a\" :",
                                         "\"a\",",
                                         "a:",
                                         ",",
                                         ":",
                                         "1,",
                                         "1 ",
                                         "1",
                                         "-",
                                         "1e9",
                                         "0.0",
                                         "\\",
                                         "\\\"",
                                         "\\\"\n",
                                         "\\\"a:1,",
                                         "\\\"a:1\n",
                                         "\"\n",
                                         "'\n",
                                         "\"\\\n",
                                         "\n",
                                         " ",
                                         "//",
                                         "//\n",
                                         "/*",
                                         "/**/",
                                         "#",
                                         "/",
                                         "x",
                                         "x ",
                                         "\xFF",
                                         "\xFF ",
                                         "\xE2\x82",
                                         "\xC2\xA0",
                                         "\xE2\x80\x9C",
                                         "\xE2\x80\x9C,",
                                         "`",
                                         "`\n",
                                         "`,",
                                         "\v",
                                         "\v1",
                                         "{]",
                                         "[}",
                                         "[]",
                                         "{},",
                                         "[,",
                                         "{,",
                                         "\\u",
                                         "\"\\u\",",
                                         "\"\\ud800\",",
                                         "\"\n\"a",
                                         "\"\n\\\"",
                                         "\"x\n}\\\"",
                                         "://",
                                         "=",
                                         ";",
                                         "\"a\" \"b\"",
                                         "[\"a\" \"b\"",
                                         "\x01",
                                         "\x7F"}) {
      CAPTURE(front);
      CAPTURE(piece);
      read(filled(front, piece));
    }
  }
}

TEST_CASE("a megabyte, and something at its end") {
  for (const std::string_view piece :
       {"\\\"\n", "\"\n", "\n", "\\\"\n}\n", "\\\"a:\n", "[", "{\"a\":", "\xE2\x80\x9C,", "\"a\" \n"}) {
    for (const std::string_view end : {"\"x", "\"", "  \"x", "]", "}", "*/", "'", "\xE2\x80\x9D"}) {
      read(filled("[\"a", piece) + std::string(end));
      read(filled("{\"a\": 1, \"b", piece) + std::string(end));
    }
  }
  read(filled("[\"a", "\\\"\n") + std::string(size, ' ') + "\"x");
}

TEST_CASE("deep documents that are closed") {
  const std::string lists = std::string(size, '[') + std::string(size, ']');
  CHECK(explain(lists).strict());
  read(lists);
  std::string objects = filled("", "{\"a\":");
  const std::size_t depth = objects.size() / 5;
  objects += "1" + std::string(depth, '}');
  CHECK(explain(objects).strict());
  read(objects);
  read(std::string(size, '[') + std::string(size, '}'));
  read(filled("", "[{") + filled("", "]"));
}

TEST_CASE("lines whose brackets do not balance") {
  for (const std::string_view piece : {"{\n", "  {\n", "{\n {\n", "[{\n", "\n  \"a\": {", "\n  \"a\": [\n}",
                                       "\n \"a\": {\n  \"b\": [", "\n  \"a\":\n   \"b\":", "\n ]", "\n  }", "\n[\n {",
                                       "\t\n{", "\n    {\"a\": 1}", "\n\n \"a\": 1", "\"a\"\n:"}) {
    CAPTURE(piece);
    for (const std::string_view end : {"", "\n}", "\n  ]\n}"}) {
      read(filled("{\n  \"a\": {\n    \"b\": {", piece) + std::string(end));
      read(filled("[\n  {\n    \"b\": [", piece) + std::string(end));
    }
  }
  // Ever deeper, and ever further out.
  std::string slope = "{";
  for (std::size_t depth = 1; depth < 1000; ++depth) slope += '\n' + std::string(depth, ' ') + "\"a\": {";
  read(slope);
  for (std::size_t depth = 1000; depth > 0; --depth) slope += '\n' + std::string(depth, ' ') + "]";
  read(slope);
  read("{\n  \"a\": " + std::string(size, '[') + filled("", "\n      }"));
  read("{\n " + std::string(size, ' ') + "\"a\": " + filled("", "[{") + filled("", "\n   \"b\": 1"));
}

TEST_CASE("wide documents") {
  read(filled("[0", ",1") + "]");
  read(filled("{\"a\":0", ",\"a\":1") + "}");
  read(filled("[\"a\"", ",\"\\n\\u00e9\"") + "]");
  read("[\"" + filled("", "QUJD") + "\"]");
  read("[" + filled("1", "7") + "]");
  read("[0." + filled("", "0") + "1]");
  read("[1e-" + filled("", "0") + "1]");
  read("[1e" + filled("", "9") + "]");
  read("[-" + filled("", "1") + "e-" + std::to_string(size) + "]");
}

TEST_CASE("a megabyte of garbage") {
  std::mt19937 random(6);
  std::string bytes;
  std::string marks;
  constexpr std::string_view alphabet = "{}[],:\"'\\ \n01e-tx/*#";
  while (bytes.size() < size) {
    bytes.push_back(static_cast<char>(random() % 256));
    marks.push_back(alphabet[random() % alphabet.size()]);
  }
  read(bytes);
  read(marks);
  read("[" + marks);
  read("{" + bytes);
}
