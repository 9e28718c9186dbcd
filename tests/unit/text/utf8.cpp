#include "text/utf8.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

using gemlint::append_code_point;
using gemlint::code_point_at;
using gemlint::code_points;
using gemlint::CodePoint;
using gemlint::first_code_points;
using gemlint::is_valid_utf8;
using gemlint::with_replaced_bytes;

TEST_CASE("every code point survives writing and reading") {
  for (char32_t value = 0; value <= 0x10FFFF; ++value) {
    if (value >= 0xD800 && value <= 0xDFFF) continue;
    std::string text;
    append_code_point(text, value);
    const CodePoint point = code_point_at(text, 0);
    const bool same = point.valid && point.value == value && point.length == text.size();
    if (!same) FAIL("code point " << static_cast<unsigned>(value));
  }
  CHECK(true);
}

TEST_CASE("invalid bytes are read alone") {
  for (const std::string_view text :
       {std::string_view("\x80"), std::string_view("\xC0\x80"), std::string_view("\xC1\xBF"),
        std::string_view("\xE0\x9F\xBF"), std::string_view("\xED\xA0\x80"), std::string_view("\xF0\x8F\xBF\xBF"),
        std::string_view("\xF4\x90\x80\x80"), std::string_view("\xF5\x80\x80\x80"), std::string_view("\xE2\x82"),
        std::string_view("\xF0\x9F\x98"), std::string_view("\xC3"), std::string_view("\xC3("), std::string_view("\xFE"),
        std::string_view("\xFF")}) {
    const CodePoint point = code_point_at(text, 0);
    CHECK_FALSE(point.valid);
    CHECK(point.length == 1);
    CHECK(point.value == 0xFFFD);
    CHECK_FALSE(is_valid_utf8(text));
    CHECK_FALSE(is_valid_utf8("12345678" + std::string(text)));
  }
}

TEST_CASE("counting and cutting by code points") {
  const std::string_view text = "a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80\xFFz";
  CHECK(code_points(text) == 6);
  CHECK(code_points("") == 0);
  CHECK(code_points("12345678\xC3\xA9") == 9);
  CHECK(first_code_points(text, 0).empty());
  CHECK(first_code_points(text, 2) == "a\xC3\xA9");
  CHECK(first_code_points(text, 4) == "a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80");
  CHECK(first_code_points(text, 6) == text);
  CHECK(first_code_points(text, 100) == text);
  CHECK(is_valid_utf8(text.substr(0, 10)));
  CHECK(is_valid_utf8(""));
}

TEST_CASE("bytes that are no UTF-8 are replaced one by one") {
  CHECK(with_replaced_bytes("a\xff\xc0ż") == "a\xef\xbf\xbd\xef\xbf\xbdż");
  CHECK(with_replaced_bytes("\xf0\x9f\x98") == "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd");
  CHECK(with_replaced_bytes("\U0001f600") == "\U0001f600");
}
