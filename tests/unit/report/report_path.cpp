#include "report/report_path.hpp"

#include <doctest/doctest.h>

using gemlint::relative_path;

TEST_CASE("paths are relative where they can be") {
  CHECK(relative_path("/work/a/b.json", "/work") == "a/b.json");
  CHECK(relative_path("/work/a/b.json", "/work/") == "a/b.json");
  CHECK(relative_path("./a.json", "/work") == "a.json");
  CHECK(relative_path("././a.json", "") == "a.json");
  CHECK(relative_path("a/./b.json", "/work") == "a/./b.json");
}

TEST_CASE("other paths stay") {
  CHECK(relative_path("/workshop/b.json", "/work") == "/workshop/b.json");
  CHECK(relative_path("/work", "/work") == "/work");
  CHECK(relative_path("../b.json", "/work") == "../b.json");
  CHECK(relative_path("/a.json", "/") == "/a.json");
  CHECK(relative_path("/a.json", "") == "/a.json");
  CHECK(relative_path("<stdin>", "/work") == "<stdin>");
  CHECK(relative_path("./", "/work") == "./");
}
