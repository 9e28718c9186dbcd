#include "report/report_path.hpp"

#include <doctest/doctest.h>

using gemlint::relative_path;

TEST_CASE("paths are relative where they can be") {
  CHECK(relative_path("/srv/a/b.json", "/srv") == "a/b.json");
  CHECK(relative_path("/srv/a/b.json", "/srv/") == "a/b.json");
  CHECK(relative_path("./a.json", "/srv") == "a.json");
  CHECK(relative_path("././a.json", "") == "a.json");
  CHECK(relative_path("a/./b.json", "/srv") == "a/./b.json");
}

TEST_CASE("other paths stay") {
  CHECK(relative_path("/srvshop/b.json", "/srv") == "/srvshop/b.json");
  CHECK(relative_path("/srv", "/srv") == "/srv");
  CHECK(relative_path("../b.json", "/srv") == "../b.json");
  CHECK(relative_path("/a.json", "/") == "/a.json");
  CHECK(relative_path("/a.json", "") == "/a.json");
  CHECK(relative_path("<stdin>", "/srv") == "<stdin>");
  CHECK(relative_path("./", "/srv") == "./");
}
