#include "api/day.hpp"

#include <doctest/doctest.h>

#include <string>

using gemlint::api::days_between;

TEST_CASE("days between two days") {
  CHECK(days_between("2026-11-23", "2026-11-23") == 0);
  CHECK(days_between("2026-11-23", "2026-11-24") == 1);
  CHECK(days_between("2026-11-24", "2026-11-23") == -1);
  CHECK(days_between("2026-12-31", "2027-01-01") == 1);
  CHECK(days_between("2024-02-28", "2024-03-01") == 2);
  CHECK(days_between("2026-02-28", "2026-03-01") == 1);
  CHECK(days_between("2000-01-01", "2100-01-01") == 36525);
  CHECK(days_between("0001-01-01", "9999-12-31") == 3652058);
}

TEST_CASE("days that the calendar does not have") {
  for (const std::string day :
       {"",           "2026",       "2026-11",    "2026-11-31", "2026-02-29",           "2026-13-01",  "2026-00-10",
        "2026-01-00", "2026/11/23", "26-11-23",   "2026-1-23",  "2026-11-23T00:00:00Z", " 2026-11-23", "2026-11-23 ",
        "-026-11-23", "2026--1-23", "2026-11--3", "+026-11-23", "abcd-ef-gh",           "2026-11-2x"}) {
    CAPTURE(day);
    CHECK_FALSE(days_between(day, "2026-11-23").has_value());
    CHECK_FALSE(days_between("2026-11-23", day).has_value());
  }
}
