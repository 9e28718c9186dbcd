#include <doctest/doctest.h>

#include "text/percent.hpp"

using gemlint::percent_decoded;

TEST_CASE("percent escapes") {
  CHECK(percent_decoded("models%2Fgemini%2D2.5") == "models/gemini-2.5");
  CHECK(percent_decoded("%c5%BC") == "ż");
  CHECK(percent_decoded("%25%32F") == "%2F");  // once, not again
  CHECK(percent_decoded("100%") == "100%");
  CHECK(percent_decoded("%4") == "%4");
  CHECK(percent_decoded("%g1%1g") == "%g1%1g");
}
