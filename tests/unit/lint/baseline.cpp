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

const auto every_rule = [](std::string_view) { return true; };

/// Whether the baseline knows the finding once more.
bool take(Baseline& baseline, const std::string& path, const Finding& finding) {
  std::vector<Finding> findings = {finding};
  baseline.mark(path, findings);
  return findings.front().suppression.has_value();
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
  baseline.begin("a.json", every_rule);
  baseline.add("a.json", finding(1));
  baseline.add("a.json", finding(1));
  baseline.add("a.json", finding(2));
  baseline = again(baseline);
  CHECK(baseline.size() == 3);
  CHECK(take(baseline, "a.json", finding(1)));
  CHECK(take(baseline, "a.json", finding(1)));
  CHECK_FALSE(take(baseline, "a.json", finding(1)));
  CHECK_FALSE(take(baseline, "b.json", finding(2)));
  CHECK(baseline.left("a.json") == 1);
  CHECK(take(baseline, "a.json", finding(2)));
  CHECK(baseline.left("a.json") == 0);
}

TEST_CASE("what a file had that is gone is known under its new name, unless that has an account of its own") {
  Baseline baseline;
  baseline.begin("old.json", every_rule);
  baseline.add("old.json", finding(1));
  baseline.begin("own.json", every_rule);
  baseline.add("own.json", finding(2));
  baseline = again(baseline);
  CHECK_FALSE(take(baseline, "new.json", finding(1)));
  baseline.find_moved([](const std::string& path) { return path != "old.json"; });
  CHECK_FALSE(take(baseline, "own.json", finding(1)));
  CHECK(take(baseline, "new.json", finding(1)));
  CHECK_FALSE(take(baseline, "newer.json", finding(1)));
}

TEST_CASE("a file is taken for one that is gone only if all that this had is in it, or its last name is the same") {
  const auto fresh = [] {
    Baseline baseline;
    baseline.begin("p/old.json", every_rule);
    baseline.add("p/old.json", finding(1));
    baseline.add("p/old.json", finding(2));
    baseline = again(baseline);
    baseline.find_moved([](const std::string&) { return false; });
    return baseline;
  };
  Baseline baseline = fresh();
  CHECK_FALSE(take(baseline, "new.json", finding(1)));
  CHECK(take(baseline, "q/old.json", finding(1)));
  CHECK(baseline.left("q/old.json") == 1);
  CHECK(baseline.left_of_gone() == 0);
  baseline = fresh();
  CHECK(baseline.left_of_gone() == 2);
  std::vector<Finding> findings = {finding(3), finding(2), finding(1)};
  baseline.mark("new.json", findings);
  CHECK_FALSE(findings[0].suppression);
  CHECK(findings[1].suppression);
  CHECK(findings[2].suppression);
}

TEST_CASE("what rules found that did not run stays known") {
  Baseline baseline;
  baseline.begin("a.json", every_rule);
  baseline.add("a.json", finding(1));
  baseline = again(baseline);
  baseline.begin("a.json", [](std::string_view rule) { return rule != "some-rule"; });
  CHECK(baseline.size() == 1);
}

TEST_CASE("writing anew keeps what is known of files that were not linted") {
  Baseline baseline;
  baseline.begin("a.json", every_rule);
  baseline.add("a.json", finding(1));
  baseline.begin("b.json", every_rule);
  baseline.add("b.json", finding(2));
  baseline.begin("gone.json", every_rule);
  baseline.add("gone.json", finding(3));
  baseline = again(baseline);
  baseline.find_moved([](const std::string& path) { return path != "gone.json"; });
  baseline.forget_gone(every_rule);
  baseline.begin("a.json", every_rule);
  baseline.add("a.json", finding(4));
  baseline.begin("a.json", every_rule);  // the next block of the file
  baseline.add("a.json", finding(5));
  CHECK(baseline.size() == 3);
  CHECK_FALSE(take(baseline, "a.json", finding(1)));
  CHECK(take(baseline, "a.json", finding(4)));
  CHECK(take(baseline, "b.json", finding(2)));
}

TEST_CASE("a baseline is text with one entry a line, whatever the order of the findings") {
  Baseline one;
  Baseline other;
  for (Baseline* baseline : {&one, &other}) {
    baseline->begin("ż\x01\xff.json", every_rule);
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
