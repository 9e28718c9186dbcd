#include <doctest/doctest.h>

#include <string>

#include "rules/load_rules.hpp"

using namespace gemlint;

namespace {

constexpr const char* rule_text =
    R"({"id": "bad-thing", "category": "wire", "severity": "error", "title": "Title", "why": "Why.",
  "guidance": "topic", "stage": "decode", "emits": {"bad": {"message": "{name} is bad", "server": "no {name}"}},
  "hints": {"near": "did you mean {suggestion}?", "far": "no"}, "sources": [{"url": "https://example.org", "date": "2026-01"}]})";
constexpr const char* guide_text =
    R"({"entries": [{"id": "topic", "topic": "codes", "title": "T", "cause": "C", "remedy": "R",
  "short": "S of {version}", "also": ["other"], "cases": [{"symptom": "s", "remedy": "r"}], "links": [],
  "sources": [{"url": "https://example.org", "date": "2026-01"}]}]})";

rules::LoadedRules english() {
  std::string error;
  auto loaded = rules::load_rules(
      {{"bad-thing.json", rule_text}},
      {{"words.json", R"({"kinds": {"int32": "a number of {type}"}})"},
       {"foreign_names.json", R"({"names": [{"in": "M", "name": "n", "use": "some words"}]})"},
       {"guidance.json", guide_text},
       {"ui.json", R"({"findings": {"error.one": "{count} error", "error.many": "{count} errors"}})"}},
      error);
  REQUIRE_MESSAGE(loaded, error);
  return std::move(*loaded);
}

std::string error_of(const std::string& locale) {
  const rules::LoadedRules base = english();
  std::string error;
  CHECK_FALSE(rules::translate(base.set, {"locale/xx.json", locale}, error));
  return error;
}

}  // namespace

TEST_CASE("a locale replaces texts and leaves the rest alone") {
  const rules::LoadedRules base = english();
  std::string error;
  const auto loaded = rules::translate(base.set, {"locale/xx.json", R"({
    "rules": {"bad-thing": {"title": "Tytuł", "emits": {"bad": "źle: {name}"}, "hints": {"far": "nie"}}},
    "words": {"kinds.int32": "liczba"}, "foreignNames": {"M.n": "kilka słów"},
    "guidance": {"topic": {"short": "S dla {version}", "also": ["inne"], "cases": [{"symptom": "o", "remedy": "p"}]}},
    "ui": {"findings.error.one": "{count} błąd", "findings.error.few": "{count} błędy"}})"},
                                       error);
  REQUIRE_MESSAGE(loaded, error);
  const rules::RuleSet& set = loaded->set;
  REQUIRE(set.rules.size() == 1);
  const rules::Rule& rule = set.rules[0];
  CHECK(rule.title == "Tytuł");
  CHECK(rule.why == "Why.");
  CHECK(rule.emits[0].message == "źle: {name}");
  CHECK(rule.emits[0].server == "no {name}");
  CHECK(rules::find_text(rule.hints, "far") == "nie");
  CHECK(rules::find_text(rule.hints, "near") == "did you mean {suggestion}?");
  CHECK(rules::find_text(set.words, "kinds.int32") == "liczba");
  CHECK(set.foreign.names[0].use == "kilka słów");
  CHECK(set.guidance[0].line == "S dla {version}");
  CHECK(set.guidance[0].title == "T");
  CHECK(set.guidance[0].also.size() == 2);
  CHECK(set.guidance[0].cases[0].symptom == "o");
  CHECK(rules::find_text(set.ui, "findings.error.few") == "{count} błędy");
  CHECK(rules::find_text(set.ui, "findings.error.many") == "{count} errors");
  CHECK(base.set.rules[0].title == "Title");
}

TEST_CASE("a locale may not name what there is not") {
  CHECK(error_of(R"({"rules": {"other": {}}})") == "locale/xx.json: there is no rule \"other\"");
  CHECK(error_of(R"({"rules": {"bad-thing": {"emits": {"worse": "x"}}}})") ==
        "locale/xx.json: bad-thing: emits has no \"worse\"");
  CHECK(error_of(R"({"rules": {"bad-thing": {"hints": {"nearer": "x"}}}})") ==
        "locale/xx.json: bad-thing: hints has no \"nearer\"");
  CHECK(error_of(R"({"rules": {"bad-thing": {"severity": "info"}}})") ==
        "locale/xx.json: bad-thing: unknown key \"severity\"");
  CHECK(error_of(R"({"words": {"kinds.int33": "x"}})") == "locale/xx.json: words: there is no \"kinds.int33\"");
  CHECK(error_of(R"({"ui": {"findings.warning.few": "x"}})") ==
        "locale/xx.json: ui: there is no \"findings.warning.few\"");
  CHECK(error_of(R"({"guidance": {"other": {}}})") == "locale/xx.json: the guide has no \"other\"");
  CHECK(error_of(R"({"guidance": {"topic": {"cases": []}}})") == "locale/xx.json: topic: \"cases\" is no list of 1");
  CHECK(error_of(R"({"foreignNames": {"M.m": "x"}})") == "locale/xx.json: there is no foreign name \"M.m\"");
  CHECK(error_of("[]") == "locale/xx.json: not a JSON object");
}

TEST_CASE("a translated text has no hole that the text lacks") {
  CHECK(error_of(R"({"rules": {"bad-thing": {"emits": {"bad": "{nam} is bad"}}}})") ==
        "locale/xx.json: bad-thing: \"bad\" has no hole {nam}");
  CHECK(error_of(R"({"ui": {"findings.error.few": "{number} x"}})") ==
        "locale/xx.json: ui: \"findings.error.few\" has no hole {number}");
  CHECK(error_of(R"({"guidance": {"topic": {"cause": "{version}"}}})") ==
        "locale/xx.json: topic: \"cause\" has no hole {version}");
}

TEST_CASE("a rule that points to no entry of the guide is an error") {
  std::string error;
  std::string text = rule_text;
  text.replace(text.find("topic"), 5, "other");
  CHECK_FALSE(rules::load_rules({{"bad-thing.json", text}},
                                {{"w", "{}"}, {"f", R"({"names": []})"}, {"g", guide_text}, {"u", "{}"}}, error));
  CHECK(error == "bad-thing.json: the guide has no entry \"other\"");
}

TEST_CASE("an entry of the guide is read strictly") {
  const auto error_of_entry = [](const char* members) {
    std::string error;
    const std::string text =
        std::string(R"({"entries": [{"id": "topic", "topic": "t", "title": "", "cause": "", "remedy": "", "short": "",
      "sources": [{"url": "u", "date": "d"}])") +
        members + "}]}";
    rules::LoadedRules out;
    return rules::load_guidance({"guidance.json", text}, out, error) ? std::string() : error;
  };
  CHECK(error_of_entry("").empty());
  CHECK(error_of_entry(R"(, "code": {"http": 400})") == "guidance.json: needs \"status\"");
  CHECK(error_of_entry(R"(, "code": {"http": "400", "status": "X"})") ==
        "guidance.json: code: needs a number \"http\"");
  CHECK(error_of_entry(R"(, "exmaple": "")") == "guidance.json: entries: unknown key \"exmaple\"");
  CHECK(error_of_entry(R"(, "parameters": [{"name": "n", "minimum": 0}])") ==
        "guidance.json: parameters: needs either \"maximum\" or \"modelLimit\"");
  CHECK(error_of_entry(R"(, "parameters": [{"name": "n", "minimum": 0, "maximum": 1, "modelLimit": "m"}])") ==
        "guidance.json: parameters: needs either \"maximum\" or \"modelLimit\"");
  CHECK(error_of_entry(R"(}, {"id": "topic", "topic": "t", "title": "", "cause": "", "remedy": "", "short": "",
      "sources": [{"url": "u", "date": "d"}])") == "guidance.json: topic stands twice");
}
