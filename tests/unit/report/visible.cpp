#include "report/visible.hpp"

#include <doctest/doctest.h>

#include <initializer_list>

using namespace gemlint;

namespace {

std::string visible(std::string_view text) {
  std::string out;
  append_visible(out, text);
  return out;
}

}  // namespace

TEST_CASE("harmless text stays as it is") {
  for (const char* text : {"", "unknown field 'a\\b'", "zażółć 日本 😀", "e\xCC\x81", "👩\xE2\x80\x8D🚀"}) {
    CHECK(visible(text) == text);
  }
}

TEST_CASE("controls and characters that deceive are escaped") {
  CHECK(visible(std::string_view("\0\t\n\x1b\x7f", 5)) == R"(\u0000\u0009\u000a\u001b\u007f)");
  CHECK(visible("\xC2\x80\xC2\x9F\xC2\xA0") == "\\u0080\\u009f\xC2\xA0");
  CHECK(visible("\xE2\x80\xA8\xE2\x80\xAE\xE2\x81\xA6\xEF\xBB\xBF") == R"(\u2028\u202e\u2066\ufeff)");
  CHECK(visible("\xF3\xA0\x81\x81") == R"(\u{e0041})");
}

TEST_CASE("bytes that are no UTF-8 are escaped one by one") {
  CHECK(visible("a\x80z") == R"(a\x80z)");
  CHECK(visible("\xE2\x80") == R"(\xe2\x80)");
  CHECK(visible("\xED\xA0\x80") == R"(\xed\xa0\x80)");
}
