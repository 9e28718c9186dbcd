#include "report/code_frame.hpp"

#include <doctest/doctest.h>

using namespace gemlint;

namespace {

/// The frame as two lines, so that a test shows what a reader sees.
std::string shown(const char* text, std::size_t mark_column, std::size_t mark_length) {
  const CodeFrame frame = code_frame(Excerpt{text, mark_column, mark_length});
  return frame.line + '\n' + std::string(frame.mark_begin, ' ') + std::string(frame.mark_width, '^');
}

}  // namespace

TEST_CASE("the mark stands below its characters") {
  CHECK(shown("\"topP\": 2", 8, 1) == "\"topP\": 2\n        ^");
  CHECK(shown("\"topP\": 2", 0, 6) == "\"topP\": 2\n^^^^^^");
}

TEST_CASE("wide characters count twice, before the mark and in it") {
  CHECK(shown("日本: x", 4, 1) == "日本: x\n      ^");
  CHECK(shown("a日本b", 1, 2) == "a日本b\n ^^^^");
  CHECK(shown("\"😀\": 1", 5, 1) == "\"😀\": 1\n      ^");
}

TEST_CASE("combining marks count nothing, and a mark is never empty") {
  CHECK(shown("e\xCC\x81: x", 4, 1) == "e\xCC\x81: x\n   ^");
  CHECK(shown("e\xCC\x81", 0, 2) == "e\xCC\x81\n^");
  CHECK(shown("e\xCC\x81x", 1, 1) == "e\xCC\x81x\n ^");
}

TEST_CASE("tabs are one space, controls and hidden characters a dot, bad bytes a replacement: one column each") {
  CHECK(shown("\t\"a\"", 1, 3) == " \"a\"\n ^^^");
  CHECK(shown("\x1b[31mx", 5, 1) == "·[31mx\n     ^");
  CHECK(shown("\xC2\x9B\xE2\x80\xAE\xE2\x80\x8B\x7Fx", 0, 5) == "····x\n^^^^^");
  CHECK(shown("\xFF\xC0\xAFx", 3, 1) == "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBDx\n   ^");
}

TEST_CASE("a mark ends with the text; behind the text it stands right after it") {
  CHECK(shown("abc", 1, 1000000000) == "abc\n ^^");
  CHECK(shown("abc", 3, 1) == "abc\n   ^");
  CHECK(shown("abc", 99, static_cast<std::size_t>(-1)) == "abc\n   ^");
  CHECK(shown("", 0, 0) == "\n^");
}
