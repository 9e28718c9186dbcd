#include <doctest/doctest.h>

#include <string>

#include "json/pointer.hpp"

using namespace gemlint::json;

TEST_CASE("tokens of JSON Pointers") {
  CHECK(pointer_token("a/b~c") == "a~1b~0c");
  CHECK(name_of_token("a~1b~0c") == "a/b~c");
  CHECK(name_of_token("~01") == "~1");  // not "/": "~0" is read first
  CHECK(name_of_token("~2~") == "~2~");
  for (const std::string name : {"", "~", "/", "~1", "~0/", "żółć"}) CHECK(name_of_token(pointer_token(name)) == name);
}
