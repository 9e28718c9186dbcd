#include "text/display_width.hpp"

#include <doctest/doctest.h>

#include <initializer_list>

using gemlint::display_width;

TEST_CASE("most characters take one column") {
  for (const char32_t character : {U'a', U' ', U'é', U'ł', U'Ω', U'я', U'·', U'…', U'\u00AD', U'\uFF71', U'\u4DC0'}) {
    CAPTURE(static_cast<unsigned long>(character));
    CHECK(display_width(character) == 1);
  }
}

TEST_CASE("an Arabic number sign is drawn although it is a format character") {
  CHECK(display_width(U'\u0600') == 1);
  CHECK(display_width(U'\u06DD') == 1);
}

TEST_CASE("East Asian wide characters and emoji take two columns") {
  for (const char32_t character : {U'日', U'한', U'あ', U'ア', U'，', U'Ａ', U'\u3000', U'😀', U'🚀', U'\U0001FAE0',
                                   U'\U00020000', U'\U0003FFFD', U'⌚', U'\u1100', U'\u115F'}) {
    CAPTURE(static_cast<unsigned long>(character));
    CHECK(display_width(character) == 2);
  }
}

TEST_CASE("combining marks, joiners and variation selectors take none") {
  for (const char32_t character : {U'\u0300', U'\u036F', U'\u05B0', U'\u064B', U'\u0E31', U'\u200D', U'\u20E3',
                                   U'\uFE0F', U'\u1160', U'\u11FF', U'\U000E0100', U'\U000E01EF'}) {
    CAPTURE(static_cast<unsigned long>(character));
    CHECK(display_width(character) == 0);
  }
}

TEST_CASE("the characters beside a range are not in it") {
  CHECK(display_width(U'\u02FF') == 1);
  CHECK(display_width(U'\u0370') == 1);
  CHECK(display_width(U'\u10FF') == 1);
  CHECK(display_width(U'\u1200') == 1);
  CHECK(display_width(U'\u4DFF') == 1);
  CHECK(display_width(U'\u4E00') == 2);
  CHECK(display_width(U'\U000E01F0') == 1);
  CHECK(display_width(U'\U0010FFFF') == 1);
}
