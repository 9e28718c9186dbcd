#include <doctest/doctest.h>

#include "text/percent.hpp"

using gemlint::percent_decoded;
using gemlint::percent_encoded_path;

TEST_CASE("percent escapes") {
  CHECK(percent_decoded("models%2Fgemini%2D2.5") == "models/gemini-2.5");
  CHECK(percent_decoded("%c5%BC") == "ż");
  CHECK(percent_decoded("%25%32F") == "%2F");  // once, not again
  CHECK(percent_decoded("100%") == "100%");
  CHECK(percent_decoded("%4") == "%4");
  CHECK(percent_decoded("%g1%1g") == "%g1%1g");
}

TEST_CASE("paths in URIs") {
  CHECK(percent_encoded_path("a/b-c_d.e~9.json") == "a/b-c_d.e~9.json");
  CHECK(percent_encoded_path("a b%:?#\"\n") == "a%20b%25%3A%3F%23%22%0A");
  CHECK(percent_encoded_path("ż\xff") == "%C5%BC%FF");
  CHECK(percent_decoded(percent_encoded_path("100%41 ż\x80")) == "100%41 ż\x80");
}
