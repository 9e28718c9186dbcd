#include "report/report_path.hpp"

#include <doctest/doctest.h>

using gemlint::relative_path;

TEST_CASE("paths are relative where they can be") {
  CHECK(relative_path("/srv/a/b.json", {"/srv"}) == "a/b.json");
  CHECK(relative_path("/srv/a/b.json", {"/srv/"}) == "a/b.json");
  CHECK(relative_path("/link/a/b.json", {"/srv", "/link"}) == "a/b.json");
  CHECK(relative_path("./a.json", {"/srv"}) == "a.json");
  CHECK(relative_path("././a.json", {}) == "a.json");
}

TEST_CASE("paths are resolved by their names") {
  CHECK(relative_path("a/./b.json", {"/srv"}) == "a/b.json");
  CHECK(relative_path(".//a.json", {"/srv"}) == "a.json");
  CHECK(relative_path("a//b///c.json", {"/srv"}) == "a/b/c.json");
  CHECK(relative_path("a/../b.json", {"/srv"}) == "b.json");
  CHECK(relative_path("//srv//a/.././b.json", {"/srv"}) == "b.json");
  CHECK(relative_path("../srv/b.json", {"/srv"}) == "b.json");
  CHECK(relative_path("../srv/b.json", {"/x/srv", "/srv"}) == "b.json");
  CHECK(relative_path("../../x/srv/b.json", {"/x/srv"}) == "b.json");
  CHECK(relative_path("a/../../srv/b.json", {"/srv"}) == "b.json");
  CHECK(relative_path("..a/...json", {"/srv"}) == "..a/...json");
}

TEST_CASE("files elsewhere keep their place") {
  CHECK(relative_path("/srvshop/b.json", {"/srv"}) == "/srvshop/b.json");
  CHECK(relative_path("/elsewhere//b.json", {"/srv"}) == "/elsewhere/b.json");
  CHECK(relative_path("/../b.json", {"/srv"}) == "/b.json");
  CHECK(relative_path("/srv", {"/srv"}) == "/srv");
  CHECK(relative_path("../b.json", {"/srv"}) == "../b.json");
  CHECK(relative_path("../link/b.json", {"/srv", "/link"}) == "../link/b.json");
  CHECK(relative_path("../b.json", {}) == "../b.json");
  CHECK(relative_path("../../b.json", {"/srv"}) == "../../b.json");
  CHECK(relative_path("/a.json", {"/"}) == "/a.json");
  CHECK(relative_path("/a.json", {}) == "/a.json");
  CHECK(relative_path("<stdin>", {"/srv"}) == "<stdin>");
  CHECK(relative_path("./", {"/srv"}) == "./");
  CHECK(relative_path("", {"/srv"}).empty());
}
