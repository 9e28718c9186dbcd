#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "json/explain.hpp"
#include "same_value.hpp"
#include "server_grammar.hpp"

using gemlint::json::AcceptReader;
using gemlint::json::explain;
using gemlint::json::test::disagreement;
using gemlint::json::test::server_reads;

namespace {

using Random = std::mt19937;

const std::vector<std::string>& documents() {
  static const std::vector<std::string> texts = {
      "0",
      "  null\n",
      "\xEF\xBB\xBF{\"a\": [true, false, null]}\r\n",
      R"({})",
      R"([[], {}, [{}], {"": ""}])",
      R"({"a": 1, "a": 2, "a": {"b": 3, "b": 4}})",
      R"(["\u0000", "a\u0000b", "\"\\\/\b\f\n\r\t", "\ud83d\ude00", "é€😀", "\u00e9\u20AC"])",
      R"([0, -0, 1, -1, 2147483647, 2147483648, -2147483648, -2147483649, 4294967295, 4294967296])",
      R"([9223372036854775807, 9223372036854775808, -9223372036854775808, -9223372036854775809])",
      R"([18446744073709551615, 18446744073709551616, 123456789012345678901234567890])",
      R"([0.1, 0.7, 1e3, 1E+3, 1e-3, -0.0, 1.7976931348623157e308, 5e-324, 2.2250738585072011e-308, 1e-400])",
      R"([0.30000000000000004, 123456789.123456789, 9007199254740993, 9007199254740993.0, 1e22, 1e23])",
      R"({"contents": [{"role": "user", "parts": [{"text": "Tell me about https://example.com/a?b=c"}]}],
          "generationConfig": {"temperature": 0.7, "topP": 0.95, "maxOutputTokens": 1024, "stopSequences": ["END"]}})",
      R"({"tools": [{"functionDeclarations": [{"name": "f", "parameters": {"type": "OBJECT", "properties":
          {"city": {"type": "STRING", "enum": ["Kraków", "Łódź"]}}, "required": ["city"]}}]}], "key": "r-1"})",
  };
  return texts;
}

std::string pick(Random& random, const std::vector<std::string>& from) { return from[random() % from.size()]; }

/// One strict document.
std::string generated(Random& random, int depth) {
  static const std::vector<std::string> numbers = {
      "0", "-1", "3.25", "1e5", "12345678901", "-0.5E-7", "18446744073709551615"};
  static const std::vector<std::string> strings = {R"("")", R"("a b")", R"("\n\"")", R"("\ud83d\ude00")",
                                                   R"("é,{}[]:")"};
  static const std::vector<std::string> blanks = {"", "", "", " ", "\n  ", "\t\r\n"};
  const auto blank = [&] { return pick(random, blanks); };
  const std::size_t kind = random() % (depth > 0 ? 7 : 5);
  // Each piece is a statement of its own, so that every compiler draws the same documents.
  std::string text = blank();
  if (kind < 5) {
    text += kind < 2   ? pick(random, strings)
            : kind < 4 ? pick(random, numbers)
                       : pick(random, {"true", "false", "null"});
    text += blank();
    return text;
  }
  text += kind == 5 ? "[" : "{";
  const std::size_t count = random() % 4;
  for (std::size_t index = 0; index < count; ++index) {
    if (index > 0) text += ",";
    if (kind == 6) {
      text += blank();
      text += pick(random, strings);
      text += blank();
      text += ":";
    }
    text += generated(random, depth - 1);
  }
  if (count == 0) text += blank();
  text += kind == 5 ? "]" : "}";
  text += blank();
  return text;
}

std::string mutated(Random& random, std::string text) {
  static const std::vector<std::string> pieces = {"{",
                                                  "}",
                                                  "[",
                                                  "]",
                                                  ",",
                                                  ":",
                                                  "\"",
                                                  "'",
                                                  "\\",
                                                  "\\u",
                                                  "\\ud800",
                                                  "\\udc00",
                                                  "\\\"",
                                                  "\n",
                                                  " ",
                                                  "\r",
                                                  "\t",
                                                  "\v",
                                                  "\f",
                                                  "//",
                                                  "/*",
                                                  "*/",
                                                  "#",
                                                  "-",
                                                  "+",
                                                  ".",
                                                  "e",
                                                  "E",
                                                  "0",
                                                  "1",
                                                  "9",
                                                  "x",
                                                  "a",
                                                  "_",
                                                  "$",
                                                  "=",
                                                  ";",
                                                  "true",
                                                  "null",
                                                  "NaN",
                                                  "True",
                                                  "1.",
                                                  "1e999",
                                                  "\xC3\xA9",
                                                  "\xE2\x82",
                                                  "\xFF",
                                                  "\xC2\xA0",
                                                  "\xE2\x80\x9C",
                                                  "\xE2\x80\x9D",
                                                  "`",
                                                  "\"a\":",
                                                  "\\v",
                                                  "\x7F",
                                                  "\x01",
                                                  "\xEF\xBB\xBF",
                                                  "\\u0041",
                                                  "://",
                                                  "<",
                                                  "(",
                                                  ")"};
  for (std::size_t count = 1 + random() % 4; count > 0; --count) {
    const std::size_t at = random() % (text.size() + 1);
    switch (random() % 6) {
      case 0: text.insert(at, pick(random, pieces)); break;
      case 1: text.erase(at, 1 + random() % 3); break;
      case 2: text.replace(at, 1, pick(random, pieces)); break;
      case 3: text.insert(at, 1, static_cast<char>(random() % 256)); break;
      case 4: {
        const std::size_t from = random() % (text.size() + 1);
        text.insert(at, text.substr(from, random() % 12));
        break;
      }
      default:
        if (random() % 4 == 0) text.resize(at);
        break;
    }
  }
  return text;
}

/// Fails with the text when the readers disagree, or when explain judges it otherwise than the server.
void demand_agreement(AcceptReader& reader, const std::string& text) {
  const std::string disagreed = disagreement(reader, text);
  if (!disagreed.empty()) {
    CAPTURE(text);
    FAIL(disagreed);
  }
  if (text.find_first_not_of(" \t\r\n") == std::string::npos) return;  // the empty body is the caller's business
  const gemlint::json::Tree tree = explain(text);
  const bool empty = !tree.problems.empty() && tree.problems.back().problem == gemlint::json::Problem::empty_text;
  if (!empty && server_reads(text) == tree.has_syntax_error()) {
    CAPTURE(text);
    FAIL("explain and the server's grammar disagree");
  }
}

}  // namespace

TEST_CASE("both readers make the same tree of strict documents") {
  AcceptReader reader;
  for (const std::string& text : documents()) {
    CAPTURE(text);
    CHECK(explain(text).strict());
    CHECK(disagreement(reader, text) == "");
  }
}

TEST_CASE("both readers make the same tree of generated documents") {
  Random random(1);
  AcceptReader reader;
  for (int round = 0; round < 3'000; ++round) {
    const std::string text = generated(random, 5);
    CAPTURE(text);
    REQUIRE(explain(text).strict());
    demand_agreement(reader, text);
  }
}

TEST_CASE("explain is strict where accept reads, and lenient where the server reads") {
  Random random(2);
  AcceptReader reader;
  std::size_t accepted = 0;
  for (int round = 0; round < 60'000; ++round) {
    const std::string base = random() % 2 == 0 ? pick(random, documents()) : generated(random, 3);
    const std::string text = mutated(random, base);
    demand_agreement(reader, text);
    if (reader.read(text) != nullptr) ++accepted;
  }
  // The mutations are of use only if they make both kinds.
  CHECK(accepted > 3'000);
  CHECK(accepted < 50'000);
}

TEST_CASE("short texts over a small alphabet") {
  Random random(3);
  AcceptReader reader;
  constexpr std::string_view alphabet = "{}[],:\"'\\u0d8a1.-e /*\n\tnultrue";
  for (int round = 0; round < 100'000; ++round) {
    std::string text;
    for (std::size_t length = random() % 12; length > 0; --length) text.push_back(alphabet[random() % alphabet.size()]);
    demand_agreement(reader, text);
  }
}

TEST_CASE("random bytes") {
  Random random(4);
  AcceptReader reader;
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    for (std::size_t length = random() % 40; length > 0; --length) text.push_back(static_cast<char>(random() % 256));
    demand_agreement(reader, text);
  }
}

TEST_CASE("every prefix of a document is read without contradiction") {
  AcceptReader reader;
  for (const std::string& text : documents()) {
    for (std::size_t length = 0; length <= text.size(); ++length) demand_agreement(reader, text.substr(0, length));
  }
}
