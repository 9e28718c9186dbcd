#include "rules/message.hpp"

#include <doctest/doctest.h>

#include <string>

using gemlint::rules::Arguments;
using gemlint::rules::fill;

TEST_CASE("holes are filled by name") {
  CHECK(fill("'{field}' takes {expected}, not {found}",
             {{"found", "a list"}, {"field", "topK"}, {"expected", "a number"}}) ==
        "'topK' takes a number, not a list");
  CHECK(fill("{a}{a}-{b}", {{"a", "x"}, {"b", ""}}) == "xx-");
  CHECK(fill("", {{"a", "x"}}).empty());
  CHECK(fill("no hole", {{"a", "x"}}) == "no hole");
}

TEST_CASE("what is no hole stays") {
  CHECK(fill("{unknown} {a}", {{"a", "x"}}) == "{unknown} x");
  CHECK(fill("expected ',' or '}' after {", {{"a", "x"}}) == "expected ',' or '}' after {");
  CHECK(fill("{{a}}", {{"a", "x"}}) == "{x}");
  CHECK(fill("{ {a}", {{"a", "x"}}) == "{ x");
  CHECK(fill("{}", {{"a", "x"}}) == "{}");
  CHECK(fill("}{a", {{"a", "x"}}) == "}{a");
}

TEST_CASE("values are not looked into again") {
  CHECK(fill("{a}{b}", {{"a", "{b}"}, {"b", "{a}"}}) == "{b}{a}");
  CHECK(fill("{a}b}", {{"a", "{"}, {"b", "x"}}) == "{b}");
}

TEST_CASE("a later value for a name replaces an earlier one") {
  Arguments arguments = {{"a", "1"}};
  arguments.set("b", "2");
  arguments.set("a", "3");
  CHECK(fill("{a}{b}", arguments) == "32");
  REQUIRE(arguments.find("a") != nullptr);
  CHECK(*arguments.find("a") == "3");
  CHECK(arguments.find("c") == nullptr);
}

TEST_CASE("many braces") {
  const std::string braces(3'000, '{');
  CHECK(fill(braces, {{"a", "x"}}) == braces);
  CHECK(fill(braces + '}', {{"a", "x"}}) == braces + '}');
}
