#include "text/api_key.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace gemlint;

namespace {

// Put together here, so that no scanner takes this file for one with a key in it.
const std::string key = std::string("AI") + "zaSyB7kQ2mXv9LpR4tWn8YcE1hGf6JdU3sAo0";

}  // namespace

TEST_CASE("a key is found where it stands alone") {
  CHECK(find_api_key(key) == Span{0, 39});
  CHECK(find_api_key("?key=" + key + "&alt=sse") == Span{5, 44});
  CHECK(find_api_key(key + " " + key, 1) == Span{40, 79});
  CHECK(find_api_key("z AIz AIza " + key) == Span{11, 50});
}

TEST_CASE("what only begins like a key is none") {
  CHECK_FALSE(find_api_key("").has_value());
  CHECK_FALSE(find_api_key("AIza").has_value());
  CHECK_FALSE(find_api_key(key.substr(0, 38)).has_value());
  CHECK_FALSE(find_api_key(key + "x").has_value());
  CHECK_FALSE(find_api_key("x" + key).has_value());
  CHECK_FALSE(find_api_key(key, 1).has_value());
  CHECK_FALSE(find_api_key("AIzaSy" + std::string(33, 'x')).has_value());
  CHECK_FALSE(find_api_key("AIzaSyYOUR_API_KEY_GOES_HERE_AND_NOT_IN").has_value());
}
