#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "finding/fingerprint.hpp"
#include "lint/linter.hpp"
#include "rules/load_rules.hpp"

using namespace gemlint;

namespace {

/// The fingerprint of the only finding of `rule` in a text.
std::uint64_t fingerprint(const std::string& text, const std::string& rule, const std::string& path = "a.json") {
  lint::Options options;
  options.schemas = &api::bundled_schemas();
  options.rules = &rules::bundled_rules(rules::Language::en);
  options.models = &api::bundled_models();
  options.as_of = "2026-11-25";
  lint::Linter linter(options);
  const lint::FileReport report = linter.lint(path, text);
  const auto found = std::find_if(report.findings.begin(), report.findings.end(),
                                  [&](const Finding& finding) { return finding.rule == rule; });
  REQUIRE(found != report.findings.end());
  return found->fingerprint;
}

std::string body(const std::string& config) { return R"({"contents":[{"parts":[{"text":"a"}]}],)" + config + "}"; }

}  // namespace

TEST_CASE("a finding keeps its fingerprint when only its surroundings change") {
  const std::string rule = "unknown-field";
  const std::uint64_t first = fingerprint(body(R"("generationConfig":{"temprature":0.7})"), rule);
  CHECK(first == fingerprint(body(R"("generationConfig":{"temprature":0.7})"), rule, "other.json"));
  CHECK(first == fingerprint(body("\n\n  \"generationConfig\": {\n \"topK\": 3, \"temprature\" : 0.70 }"), rule));
  CHECK(first ==
        fingerprint(R"({"generationConfig":{"temprature":7e-1},"contents":[{"parts":[{"text":"b"}]}]})", rule));
  CHECK(first == fingerprint('[' + body(R"("generationConfig":{"temprature":0.7})") + ']', rule));
}

TEST_CASE("another value, another name or another key make another fingerprint") {
  const std::string rule = "unknown-field";
  const std::uint64_t first = fingerprint(body(R"("generationConfig":{"temprature":0.7})"), rule);
  CHECK(first != fingerprint(body(R"("generationConfig":{"temprature":0.8})"), rule));
  CHECK(first != fingerprint(body(R"("generationConfig":{"temperatur":0.7})"), rule));
  const std::string config = R"("generationConfig":{"temprature":0.7})";
  const std::string line = R"({"key":"a","request":)" + body(config) + "}\n";
  const std::string other = R"({"key":"b","request":)" + body(config) + "}\n";
  CHECK(fingerprint(line, rule, "a.jsonl") != fingerprint(other, rule, "a.jsonl"));
  CHECK(fingerprint(line, rule, "a.jsonl") == fingerprint(line, rule, "b.jsonl"));
}

TEST_CASE("values are the same however they are written") {
  const auto of = [](const std::string& value) { return fingerprint(body(R"("wrng":)" + value), "unknown-field"); };
  CHECK(of(R"({"a":1,"b":[true,null]})") == of("{ \"b\" : [ true , null ], \"\\u0061\":1.0}"));
  CHECK(of("\"1\"") != of("1"));
  CHECK(of(R"({"a":1})") != of(R"({"b":1})"));
  // Of an object its names count, not what stands in them.
  CHECK(of(R"({"a":{"b":1}})") == of(R"({"a":2})"));
}

TEST_CASE("what is said of a whole object goes by its names") {
  const auto of = [](const std::string& config) {
    return fingerprint(body(R"("generationConfig":{)" + config + "}"), "unknown-field");
  };
  const std::uint64_t three = of(R"("frobA":1,"frobB":2,"frobC":3)");
  CHECK(three == of(R"("frobC":3,"frobB":2,"frobA":5)"));
  CHECK(three != of(R"("frobA":1,"frobB":2,"frobC":3,"frobD":4)"));
}

TEST_CASE("what is said of a model goes by the model") {
  const auto of = [](const std::string& model, const std::string& method, const std::string& text) {
    return fingerprint(R"({"url":"https://generativelanguage.googleapis.com/v1beta/models/)" + model + ':' + method +
                           R"(","body":{"contents":[{"parts":[{"text":")" + text + R"("}]}]}})",
                       "model-shut-down");
  };
  const std::uint64_t first = of("gemini-1.5-flash", "generateContent", "Hi");
  CHECK(first == of("gemini-1.5-flash", "streamGenerateContent", "Ho"));
  CHECK(first != of("gemini-1.5-pro", "generateContent", "Hi"));
}

TEST_CASE("different mistakes of syntax are told apart") {
  const std::string rule = "syntax-error";
  CHECK(fingerprint(R"({"contents":[{"parts":[{"text":"a"}]}] "x":1})", rule) !=
        fingerprint(R"({"contents":[{"parts":[{"text":"a"}]}],"generationConfig":{"topK":1})", rule));
}

TEST_CASE("list positions do not count in fingerprints") {
  CHECK(without_positions("/contents/12/parts/0/text") == "/contents/*/parts/*/text");
  CHECK(without_positions("/labels/v1") == "/labels/v1");
  CHECK(without_positions("").empty());
  CHECK(without_positions("/") == "/");
}
