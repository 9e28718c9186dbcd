#include "lint/baseline.hpp"

#include <doctest/doctest.h>

#include <string>

#include "lint/exemptions.hpp"

using namespace gemlint;
using lint::Baseline;

namespace {

Finding finding(std::uint64_t fingerprint, const std::string& pointer = "/contents/3") {
  Finding finding;
  finding.rule = "some-rule";
  finding.pointer = pointer;
  finding.fingerprint = fingerprint;
  return finding;
}

Baseline again(const Baseline& baseline) {
  std::string error;
  const auto read = Baseline::from(baseline.text(), error);
  REQUIRE_MESSAGE(read, error);
  return *read;
}

}  // namespace

TEST_CASE("a baseline knows each finding as often as it was there") {
  Baseline baseline;
  baseline.begin("a.json");
  baseline.add("a.json", finding(1));
  baseline.add("a.json", finding(1));
  baseline.add("a.json", finding(2));
  baseline = again(baseline);
  CHECK(baseline.size() == 3);
  CHECK(baseline.take("a.json", finding(1)));
  CHECK(baseline.take("a.json", finding(1)));
  CHECK_FALSE(baseline.take("a.json", finding(1)));
  CHECK_FALSE(baseline.take("b.json", finding(2)));
  CHECK(baseline.left("a.json") == 1);
  CHECK(baseline.take("a.json", finding(2)));
  CHECK(baseline.left("a.json") == 0);
}

TEST_CASE("what a file had that is gone is known under its new name, unless that has an account of its own") {
  Baseline baseline;
  baseline.begin("old.json");
  baseline.add("old.json", finding(1));
  baseline.begin("own.json");
  baseline.add("own.json", finding(2));
  baseline = again(baseline);
  CHECK_FALSE(baseline.take("new.json", finding(1)));
  baseline.find_moved([](const std::string& path) { return path != "old.json"; });
  CHECK_FALSE(baseline.take("own.json", finding(1)));
  CHECK(baseline.take("new.json", finding(1)));
  CHECK_FALSE(baseline.take("newer.json", finding(1)));
}

TEST_CASE("writing anew keeps what is known of files that were not linted") {
  Baseline baseline;
  baseline.begin("a.json");
  baseline.add("a.json", finding(1));
  baseline.begin("b.json");
  baseline.add("b.json", finding(2));
  baseline.begin("gone.json");
  baseline.add("gone.json", finding(3));
  baseline = again(baseline);
  baseline.find_moved([](const std::string& path) { return path != "gone.json"; });
  baseline.forget_moved();
  baseline.begin("a.json");
  baseline.add("a.json", finding(4));
  baseline.begin("a.json");  // the next block of the file
  baseline.add("a.json", finding(5));
  CHECK(baseline.size() == 3);
  CHECK_FALSE(baseline.take("a.json", finding(1)));
  CHECK(baseline.take("a.json", finding(4)));
  CHECK(baseline.take("b.json", finding(2)));
}

TEST_CASE("a baseline is text with one entry a line, whatever the order of the findings") {
  Baseline one;
  Baseline other;
  for (Baseline* baseline : {&one, &other}) {
    baseline->begin("ż\x01\xff.json");
    for (int i = 0; i < 5; ++i) {
      const std::uint64_t fingerprint =
          baseline == &one ? static_cast<std::uint64_t>(i) : static_cast<std::uint64_t>(4 - i);
      baseline->add("ż\x01\xff.json",
                    finding(fingerprint, "/p/" + std::string(1, static_cast<char>('a' + fingerprint))));
    }
  }
  CHECK(one.text() == other.text());
  CHECK(again(one).text() == one.text());
  CHECK(one.text().find("\n{\"rule\": \"some-rule\", \"pointer\": \"/p/a\", \"fingerprint\": \"0000000000000000\", "
                        "\"count\": 1},\n") != std::string::npos);
}

TEST_CASE("what is no baseline is refused in words") {
  std::string error;
  CHECK_FALSE(Baseline::from("{\n<<<<<<< HEAD\n", error));
  CHECK(error.find("line 2") != std::string::npos);
  for (const char* text : {"{}", "[]", "{\"version\":2,\"files\":{}}", "{\"version\":1,\"files\":[]}",
                           "{\"version\":1,\"files\":{\"a\":1}}", "{\"version\":1,\"files\":{\"a\":[{}]}}",
                           "{\"version\":1,\"files\":{\"a\":[{\"fingerprint\":\"xyz\",\"count\":1}]}}",
                           "{\"version\":1,\"files\":{\"a\":[{\"fingerprint\":\"1\",\"count\":-1}]}}"}) {
    error.clear();
    CHECK_FALSE(Baseline::from(text, error));
    CHECK_FALSE(error.empty());
  }
}

TEST_CASE("a suppression holds for its place and below") {
  using lint::is_at_or_below;
  CHECK(is_at_or_below("/tools/0/functionDeclarations/1", "/tools/0"));
  CHECK(is_at_or_below("/tools/0", "/tools/0"));
  CHECK_FALSE(is_at_or_below("/tools/01", "/tools/0"));
  CHECK_FALSE(is_at_or_below("/tools", "/tools/0"));
  CHECK(is_at_or_below("/tools/12/x", "/tools/*/x"));
  CHECK_FALSE(is_at_or_below("/tools/a/x", "/tools/*/x"));
  CHECK(is_at_or_below("/tools", ""));
  CHECK(is_at_or_below("", ""));
  CHECK(is_at_or_below("/", "/"));
}
