#include "text/letter_case.hpp"

#include <doctest/doctest.h>

using namespace gemlint;

TEST_CASE("letters are raised, other bytes stay") {
  CHECK(upper_case("") == "");
  CHECK(upper_case("minimal-2_x") == "MINIMAL-2_X");
  CHECK(upper_case("żółw@[`{") == "żółW@[`{");
}

TEST_CASE("case alone makes no difference") {
  CHECK(equal_but_case("", ""));
  CHECK(equal_but_case("User", "uSER"));
  CHECK_FALSE(equal_but_case("user", "users"));
  CHECK_FALSE(equal_but_case("@", "`"));
}
