#include "lsp/uri.hpp"

#include <doctest/doctest.h>

using gemlint::lsp::name_of;
using gemlint::lsp::path_of;
using gemlint::lsp::uri_of;

TEST_CASE("URIs of files") {
  CHECK(path_of("file:///a/b%20c.json") == "/a/b c.json");
  CHECK(path_of("file://localhost/a.json") == "/a.json");
  CHECK(path_of("FILE://LocalHost/a.json") == "/a.json");
  CHECK(path_of("file://host/a.json").empty());
  CHECK(path_of("file:///a/b/") == "/a/b");
  CHECK(path_of("file:///") == "/");
  CHECK(path_of("files:///a.json").empty());
  CHECK(path_of("file:/a.json") == "/a.json");
  CHECK(path_of("file:///%C5%BC%23.json") == "/\xC5\xBC#.json");
  CHECK(path_of("untitled:Untitled-1").empty());
  CHECK(path_of("").empty());
  CHECK(name_of("untitled:Untitled-1") == "Untitled-1");
  CHECK(name_of("git:/a/b.json?%7B%22path%22%3A%22/a/c.json%22%7D") == "b.json");
  CHECK(name_of("file://host/a%20b.json#L1") == "a b.json");
  for (const char* path : {"/a/b c.json", "/\xC5\xBC#?%41.json", "/a+b&c=d.json"}) CHECK(path_of(uri_of(path)) == path);
}
