#include "json/accept.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <utility>

#include "json/rapidjson.hpp"
#include "same_value.hpp"

using gemlint::json::AcceptReader;
using gemlint::json::Value;
using gemlint::json::test::written;

namespace {

std::string read(std::string_view text) {
  AcceptReader reader;
  const Value* value = reader.read(text);
  return value == nullptr ? "(refused)" : written(*value);
}

}  // namespace

TEST_CASE("accept reads strict JSON") {
  CHECK(read(R"( {"b": [1, "x", null], "a": {}} )") == R"({"b":[1,"x",null],"a":{}})");
  CHECK(read("\xEF\xBB\xBF[]") == "[]");
  CHECK(read(R"({"a":1,"a":2})") == R"({"a":1,"a":2})");
  CHECK(read("3") == "3");
}

TEST_CASE("accept refuses everything else") {
  for (const std::string_view text : {"",
                                      " ",
                                      "\xEF\xBB\xBF",
                                      "{",
                                      "[1,]",
                                      R"({"a":1,})",
                                      "{'a':1}",
                                      "{a:1}",
                                      "[1] [2]",
                                      "NaN",
                                      "1.",
                                      "01",
                                      "+1",
                                      "// c\n1",
                                      "\"a\nb\"",
                                      "\"\\v\"",
                                      "\"\\ud800\"",
                                      "\"\\udc00\"",
                                      "\"\\ud800\\u0041\"",
                                      "\"\xFF\"",
                                      "\"\xED\xA0\x80\"",
                                      "\"\xE2\x82\"",
                                      "[\"\xF0\"",
                                      "\xFF",
                                      "1e400",
                                      "-1e400",
                                      "1.8e308",
                                      "\xEF\xBB\xBF\xEF\xBB\xBF{}"}) {
    CAPTURE(text);
    CHECK(read(text) == "(refused)");
  }
}

TEST_CASE("a zero byte does not end the text") {
  using namespace std::string_view_literals;
  CHECK(read("{}\0"sv) == "(refused)");
  CHECK(read("{}\0}"sv) == "(refused)");
  CHECK(read("[1\0]"sv) == "(refused)");
  CHECK(read("\"a\0b\""sv) == "(refused)");
  CHECK(read("\0"sv) == "(refused)");
}

TEST_CASE("strings keep their length over U+0000") {
  AcceptReader reader;
  const Value* value = reader.read(R"({"a\u0000b": "\u0000\u0000c"})");
  REQUIRE(value != nullptr);
  CHECK(value->MemberBegin()->name.GetStringLength() == 3);
  CHECK(value->MemberBegin()->value.GetStringLength() == 3);
}

TEST_CASE("numbers have the types and values of RapidJSON") {
  AcceptReader reader;
  const Value* value =
      reader.read("[1, -1, 4294967296, -4294967296, 18446744073709551615, 1.0, 1e2, 18446744073709551616]");
  REQUIRE(value != nullptr);
  CHECK((*value)[0].IsUint());
  CHECK((*value)[1].IsInt());
  CHECK((*value)[2].IsInt64());
  CHECK((*value)[3].GetInt64() == -4294967296);
  CHECK_FALSE((*value)[4].IsInt64());
  CHECK((*value)[4].GetUint64() == 18446744073709551615U);
  CHECK((*value)[5].IsDouble());
  CHECK((*value)[6].GetDouble() == 100.0);
  CHECK((*value)[7].GetDouble() == 18446744073709551616.0);
}

TEST_CASE("numbers that RapidJSON's own conversion reads out of bounds for") {
  CHECK(read("[0.1234567890123e-337]") == "[0.0]");
  CHECK(read("[0.00000000000000000000000000000000000000001e-320]") == "[0.0]");
  CHECK(read("[0." + std::string(5000, '0') + "1]") == "[0.0]");
  CHECK(read("[1" + std::string(305, '1') + "e308]") == "(refused)");
  CHECK(read("[1" + std::string(309, '0') + "]") == "(refused)");
  CHECK(read("[0.00000000000000000000001e-2147483639]") == "[0.0]");
  CHECK(read("[0.00000000000000000000001e-99999999999999999999]") == "[0.0]");
  CHECK(read("[5e-0000000000001]") == "[0.5]");
}

TEST_CASE("digits behind a minus in a string stay what they are") {
  CHECK(read(R"(["1e-2147483639", "\"e-2147483639", 0.00000000000000000000001e-2147483639, "e-12345678901"])") ==
        R"(["1e-2147483639","\"e-2147483639",0.0,"e-12345678901"])");
}

TEST_CASE("a reader is reused, and documents of any size follow each other") {
  AcceptReader reader;
  const std::string big = "[\"" + std::string(3'000'000, 'x') + "\"]";
  std::string many = "[0";
  for (int index = 0; index < 300'000; ++index) many += ",1";
  many += "]";
  for (int round = 0; round < 3; ++round) {
    CHECK(written(*reader.read(R"({"a":1})")) == R"({"a":1})");
    CHECK((*reader.read(big))[0].GetStringLength() == 3'000'000);
    CHECK(reader.read(many)->Size() == 300'001);
    CHECK(reader.read("[") == nullptr);
  }
}

TEST_CASE("the copied text stays untouched") {
  const std::string text = R"({"a\n": "\u0041\u0042"})";
  const std::string before = text;
  AcceptReader reader;
  REQUIRE(reader.read(text) != nullptr);
  CHECK(text == before);
}

TEST_CASE("a value outlives a fresh pool, and a reader can be moved") {
  AcceptReader reader;
  const Value* value = reader.read(R"({"a":[1,2]})");
  REQUIRE(value != nullptr);
  Value other("some text that is too long to be stored inline", reader.fresh_pool());
  CHECK(written(*value) == R"({"a":[1,2]})");
  CHECK(other.GetStringLength() == 46);
  AcceptReader moved = std::move(reader);
  CHECK(written(*value) == R"({"a":[1,2]})");
  CHECK(moved.read("1") != nullptr);
}

TEST_CASE("documents of every depth are read, and closed wrongly refused") {
  AcceptReader reader;
  // About a thousand levels the parser changes from one that calls itself to one that does not.
  for (const std::size_t levels : {1UL, 400UL, 998UL, 999UL, 1000UL, 1001UL, 5000UL, 100'000UL}) {
    CAPTURE(levels);
    std::string text;
    for (std::size_t i = 0; i < levels; ++i) text += i % 2 == 0 ? "[" : "{\"a\":";
    text += "\"[{\"";
    for (std::size_t i = levels; i-- > 0;) text += i % 2 == 0 ? "]" : "}";
    const Value* value = reader.read(text);
    REQUIRE(value != nullptr);
    std::size_t depth = 0;
    for (; !value->IsString(); ++depth) value = value->IsArray() ? value->Begin() : &value->MemberBegin()->value;
    CHECK(depth == levels);
    text.back() = text.back() == ']' ? '}' : ']';
    CHECK(reader.read(text) == nullptr);
  }
}
