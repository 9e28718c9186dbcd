#include "text/escape_map.hpp"

#include <doctest/doctest.h>

using gemlint::EscapeMap;

TEST_CASE("an empty map is the identity") { CHECK(EscapeMap().text_offset(7) == 7); }

TEST_CASE("offsets are counted on within a run") {
  EscapeMap map;
  map.add(0, 10);
  map.add(3, 13);  // one for one with the run before
  map.add(4, 15);  // an escape of two bytes stood for one
  map.add(6, 27);  // and one of twelve for two
  CHECK(map.text_offset(0) == 10);
  CHECK(map.text_offset(3) == 13);
  CHECK(map.text_offset(4) == 15);
  CHECK(map.text_offset(5) == 16);
  CHECK(map.text_offset(6) == 27);
  CHECK(map.text_offset(9) == 30);
}

TEST_CASE("a second place for the same offset replaces the first") {
  EscapeMap map;
  map.add(0, 1);
  map.add(0, 5);
  CHECK(map.text_offset(0) == 5);
  CHECK(map.text_offset(2) == 7);
}
