#include <doctest/doctest.h>

#include <string>

#include "text/glob.hpp"

using gemlint::Glob;

namespace {

bool matches(const char* pattern, const std::string& path) { return Glob(pattern).matches(path); }

}  // namespace

TEST_CASE("a star stays in its part of a path, two go through all") {
  CHECK(matches("prompts/*.json", "prompts/a.json"));
  CHECK_FALSE(matches("prompts/*.json", "prompts/b/a.json"));
  CHECK(matches("prompts/**/*.json", "prompts/a.json"));
  CHECK(matches("prompts/**/*.json", "prompts/b/c/a.json"));
  CHECK_FALSE(matches("prompts/**/*.json", "prompts.json"));
  CHECK_FALSE(matches("prompts/**/x.json", "prompts/ax.json"));
  CHECK(matches("**/node_modules/**", "node_modules/a/b.json"));
  CHECK(matches("**/node_modules/**", "a/node_modules/b.json"));
  CHECK_FALSE(matches("**/node_modules/**", "a/my_node_modules/b.json"));
  CHECK(matches("a**b", "axx/yyb"));
}

TEST_CASE("a pattern without slash holds in every folder, and one of a folder for all below it") {
  CHECK(matches("*.golden.json", "a/b/c.golden.json"));
  CHECK(matches("legacy", "legacy/a/b.json"));
  CHECK(matches("legacy/", "x/legacy/a.json"));
  CHECK_FALSE(matches("/legacy", "x/legacy/a.json"));
  CHECK(matches("./legacy", "legacy/a.json"));
  CHECK_FALSE(matches("legacy", "legacy2/a.json"));
  CHECK(matches("a/b", "a/b/c/d.json"));
  CHECK_FALSE(matches("a/b", "x/a/b/c.json"));
}

TEST_CASE("characters, classes and alternatives") {
  CHECK(matches("a?.json", "ab.json"));
  CHECK(matches("a?.json", "aż.json"));
  CHECK_FALSE(matches("a?.json", "a.json"));
  CHECK(matches("[a-c]x", "bx"));
  CHECK_FALSE(matches("[!a-c]x", "bx"));
  CHECK(matches("[!a-c]x", "dx"));
  CHECK(matches("{a,b/c}/*.json", "b/c/x.json"));
  CHECK(matches("*.{json,jsonl}", "x/y.jsonl"));
  CHECK(matches("a\\*b", "a*b"));
  CHECK_FALSE(matches("a\\*b", "axb"));
  CHECK(matches("a[b", "a[b"));
  CHECK(matches("{a,b", "{a,b"));
  CHECK(matches("{x,{y,z}}1", "z1"));
}

TEST_CASE("no pattern takes long") {
  std::string pattern;
  for (int i = 0; i < 200; ++i) pattern += "*a**";
  pattern += "x";
  CHECK_FALSE(matches(pattern.c_str(), std::string(2000, 'a') + "b/c"));
  std::string braces;
  for (int i = 0; i < 64; ++i) braces += "{a,b}";
  Glob glob(braces);
  CHECK_FALSE(glob.matches("c"));
}
