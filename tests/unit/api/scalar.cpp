#include "api/scalar.hpp"

#include <doctest/doctest.h>

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "parsed.hpp"

using namespace gemlint::api;
using gemlint::api::test::Parsed;

namespace {

using Texts = std::vector<std::string_view>;

constexpr std::array<EnumValue, 4> type_values = {
    {{"TYPE_UNSPECIFIED", 0}, {"STRING", 1}, {"BLOCK_NONE", 4}, {"LAST", 10}}};
constexpr Enum known_numbers = {.type_name = "Type", .values = type_values, .numbers_known = true};
constexpr Enum unknown_numbers = {.type_name = "Type", .values = type_values, .numbers_known = false};

ScalarFault fault(Kind kind, std::string_view text, const Enum* type = nullptr) {
  const Parsed parsed(text);
  return check_scalar(kind, type, *parsed);
}

void all(Kind kind, ScalarFault wanted, const Texts& texts, const Enum* type = nullptr) {
  for (const std::string_view text : texts) {
    CAPTURE(text);
    CHECK(static_cast<int>(fault(kind, text, type)) == static_cast<int>(wanted));
  }
}

}  // namespace

TEST_CASE("int32: whole numbers in range, as numbers or in strings") {
  all(Kind::int32, ScalarFault::none,
      {"0", "-0", "1", "2147483647", "-2147483648", "1.0", "40.0", "1e3", "-0.0", "2.147483647e9", R"("0")", R"("-5")",
       R"("+5")", R"("2147483647")", R"("-2147483648")", R"("007")"});
  all(Kind::int32, ScalarFault::out_of_range,
      {"2147483648", "-2147483649", "1e10", "-1e300", "18446744073709551616", R"("2147483648")", R"("-2147483649")",
       R"("99999999999999999999999")"});
  all(Kind::int32, ScalarFault::fraction, {"1.5", "-0.5", "1e-3", "2147483647.5"});
  all(Kind::int32, ScalarFault::wrong_kind,
      {"true", "false", R"("")", R"(" 1")", R"("1 ")", R"("1.0")", R"("1e3")", R"("0x10")", R"("1,000")", R"("--1")",
       R"("-")", R"("one")"});
}

TEST_CASE("int64, uint32 and uint64 at the ends of their ranges") {
  all(Kind::int64, ScalarFault::none,
      {"9223372036854775807", "-9223372036854775808", R"("9223372036854775807")", R"("-9223372036854775808")", "1e18"});
  all(Kind::int64, ScalarFault::out_of_range,
      {"9223372036854775808", R"("9223372036854775808")", R"("-9223372036854775809")", "1e19", "-1e19",
       "9223372036854775808.0"});
  all(Kind::uint32, ScalarFault::none, {"0", "4294967295", R"("4294967295")", R"("-0")"});
  all(Kind::uint32, ScalarFault::out_of_range, {"-1", "4294967296", R"("-1")", R"("4294967296")"});
  all(Kind::uint64, ScalarFault::none, {"0", "18446744073709551615", R"("18446744073709551615")"});
  all(Kind::uint64, ScalarFault::out_of_range,
      {"-1", "18446744073709551616", R"("18446744073709551616")", R"("-18446744073709551615")"});
}

TEST_CASE("float and double: numbers, numbers in strings, three words") {
  all(Kind::float32, ScalarFault::none,
      {"0", "-1", "0.7", "3.4028235e38", "-3.4028235e38", "1e-300", R"("0.5")", R"("1e3")", R"("NaN")", R"("Infinity")",
       R"("-Infinity")"});
  all(Kind::float32, ScalarFault::out_of_range, {"3.5e38", "-1e39", R"("1e39")", R"("1e400")"});
  all(Kind::float64, ScalarFault::none, {"1e300", "-1.7976931348623157e308", "18446744073709551616", R"("1e300")"});
  all(Kind::float64, ScalarFault::out_of_range, {R"("1e309")", R"("-1e309")", R"("+Infinity")", R"("inf")"});
  for (const Kind kind : {Kind::float32, Kind::float64}) {
    all(kind, ScalarFault::wrong_kind,
        {"true", R"("")", R"("hot")", R"(" 1")", R"("1 ")", R"("1,5")", R"("0.5f")", R"("-")"});
  }
}

TEST_CASE("booleans: literals, ten words in any case, 0 and 1") {
  all(Kind::boolean, ScalarFault::none,
      {"true", "false", "0", "1", "1.0", "0.0", "-0", R"("true")", R"("TRUE")", R"("t")", R"("yes")", R"("Y")",
       R"("1")", R"("false")", R"("False")", R"("f")", R"("no")", R"("n")", R"("0")"});
  all(Kind::boolean, ScalarFault::wrong_kind,
      {"2", "-1", "0.5", "1e300", R"("")", R"("on")", R"("off")", R"("maybe")", R"("truth")", R"(" true")",
       R"("a very long word")", R"("2")"});
}

TEST_CASE("strings are strings only") {
  all(Kind::string, ScalarFault::none, {R"("")", R"("5")", R"("a\u0000b")"});
  all(Kind::string, ScalarFault::wrong_kind, {"5", "0.5", "true", "false"});
}

TEST_CASE("base64 in either alphabet, not both") {
  for (const std::string_view good : {"", "TQ==", "TWE=", "TWFu", "TQ", "TWE", "+/+/", "-_-_", "-_-", "TW Fu", "TW\nFu",
                                      "TWFu\r\nTWFu", " TWFu", "TWFu "}) {
    CAPTURE(good);
    CHECK(is_base64(good));
  }
  for (const std::string_view bad : {"A", "TWFuA", "+_AA", "data:image/png;base64,TWFu", "https://example.com/a",
                                     "a.png", "TW,u", "TW=Fu", "%PDF", "\xC3\xA9\xC3\xA9", "T\0Fu", "<sig>"}) {
    CAPTURE(bad);
    CHECK_FALSE(is_base64(bad));
  }
  CHECK_FALSE(is_base64(std::string_view("TW\0u", 4)));
  CHECK(is_base64(std::string(1'000'000, 'A')));
  CHECK_FALSE(is_base64(std::string(1'000'001, 'A')));
  CHECK_FALSE(is_base64(std::string(1'000'000, 'A') + "!"));
}

TEST_CASE("base64: any byte at any place") {
  constexpr std::string_view alphabets = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_";
  constexpr std::string_view blanks = " \t\n\v\f\r";
  const std::string text(36, 'A');
  for (std::size_t at = 0; at < text.size(); ++at) {
    for (int byte = 0; byte < 256; ++byte) {
      std::string changed = text;
      changed[at] = static_cast<char>(byte);
      const bool is_padding = byte == '=' && at + 1 == text.size();
      const bool is_fine = alphabets.find(changed[at]) != std::string_view::npos ||
                           blanks.find(changed[at]) != std::string_view::npos || is_padding;
      CAPTURE(at);
      CAPTURE(byte);
      CHECK(is_base64(changed) == is_fine);
    }
    for (std::size_t other = at + 1; other < text.size(); ++other) {
      std::string mixed = text;
      mixed[at] = '_';
      mixed[other] = '/';
      CHECK_FALSE(is_base64(mixed));
    }
  }
}

TEST_CASE("base64 with a line end behind the padding, as base64 tools write it") {
  CHECK(is_base64("TQ==\n"));
  CHECK(is_base64("TWE=\r\n"));
  CHECK(is_base64("TWFu\nTQ==\n"));
}

TEST_CASE("bytes are base64 in strings") {
  all(Kind::bytes, ScalarFault::none, {R"("TWFu")", R"("")"});
  all(Kind::bytes, ScalarFault::not_base64, {R"("!")", R"("data:,a")"});
  all(Kind::bytes, ScalarFault::wrong_kind, {"5", "true"});
}

TEST_CASE("enums: names in any case, hyphens, numbers") {
  const Enum* type = &known_numbers;
  all(Kind::enumeration, ScalarFault::none,
      {R"("STRING")", R"("string")", R"("String")", R"("block-none")", R"("Block_None")", "0", "1", "10", "10.0",
       R"("10")", R"("type_unspecified")"},
      type);
  all(Kind::enumeration, ScalarFault::unknown_enum_value,
      {R"("STR")", R"("")", R"("STRING ")", R"("STRINGS")", R"("BLOCK NONE")", R"("7")", R"("-1")", R"("1.0")"}, type);
  all(Kind::enumeration, ScalarFault::undeclared_enum_number, {"2", "9", "11", "2147483647", "-1"}, type);
  all(Kind::enumeration, ScalarFault::out_of_range, {"2147483648", "3000000000"}, type);
  all(Kind::enumeration, ScalarFault::fraction, {"1.5"}, type);
  all(Kind::enumeration, ScalarFault::wrong_kind, {"true", "false"}, type);
}

TEST_CASE("an enum whose numbers are not known takes every number") {
  all(Kind::enumeration, ScalarFault::none, {"0", "7", "2147483647", R"("7")", R"("string")"}, &unknown_numbers);
  all(Kind::enumeration, ScalarFault::unknown_enum_value, {R"("STR")"}, &unknown_numbers);
  CHECK(find_enum_value(unknown_numbers, "7") == nullptr);
}

TEST_CASE("an enum's value by its name") {
  const auto number = [](std::string_view name) {
    const EnumValue* found = find_enum_value(known_numbers, name);
    return found == nullptr ? -1 : found->number;
  };
  CHECK(number("BLOCK_NONE") == 4);
  CHECK(number("block-none") == 4);
  CHECK(number("4") == 4);
  CHECK(number("TYPE_UNSPECIFIED") == 0);
  CHECK(number("5") == -1);
  CHECK(number("BLOCK") == -1);
}

TEST_CASE("the server's names of scalar types") {
  CHECK(wire_type(Kind::int32) == "TYPE_INT32");
  CHECK(wire_type(Kind::boolean) == "TYPE_BOOL");
  CHECK(wire_type(Kind::bytes) == "TYPE_BYTES");
  CHECK(wire_type(Kind::float64) == "TYPE_DOUBLE");
  CHECK(wire_type(Kind::message).empty());
}
