// What the loader of rule files refuses, and that it names the file and the key.
#include "rules/load_rules.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "source_files.hpp"

using namespace gemlint::rules;
using namespace gemlint::rules::test;

namespace {

const std::string good =
    R"({"id": "a-rule", "category": "wire", "severity": "error", "title": "t", "why": "w", "causes": ["c"],
        "server": {"http": 400, "status": "INVALID_ARGUMENT"}, "guidance": "invalid-argument", "stage": "decode",
        "emits": {"bad": {"message": "m {name}"}, "odd": {"severity": "info", "message": "n", "server": "s", "serverEach": "e"}},
        "hints": {"h": "hint"}, "fixes": {"f": "fix"}, "sources": [{"url": "https://example.com", "date": "2026-01"}]})";

std::string error_of(const std::string& text, const std::string& name = "a-rule.json") {
  std::string error;
  const auto loaded = load_rules({{name, text}}, shared_files(), error);
  CHECK(loaded.has_value() == error.empty());
  return error;
}

/// The error names the file and the key.
void names(const std::string& error, std::string_view key, std::string_view file = "a-rule.json") {
  CAPTURE(error);
  CHECK(error.find(file) != std::string::npos);
  CHECK(error.find(key) != std::string::npos);
}

/// `good` with `from` replaced by `to`.
std::string with(std::string_view from, std::string_view to) {
  std::string text = good;
  const std::size_t at = text.find(from);
  REQUIRE_MESSAGE(at != std::string::npos, from);
  return text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("a rule is loaded as it is written") {
  std::string error;
  const auto loaded = load_rules({{"a-rule.json", good}}, shared_files(), error);
  REQUIRE_MESSAGE(loaded.has_value(), error);
  REQUIRE(loaded->set.rules.size() == 1);
  const Rule& rule = loaded->set.rules[0];
  CHECK(rule.id == "a-rule");
  CHECK(rule.severity == gemlint::Severity::error);
  CHECK(rule.http == 400);
  CHECK(rule.status == "INVALID_ARGUMENT");
  CHECK(rule.causes.size() == 1);
  CHECK(rule.sources[0].url == "https://example.com");
  REQUIRE(rule.emits.size() == 2);
  CHECK(rule.emits[0].severity == gemlint::Severity::error);  // the rule's own
  CHECK(rule.emits[1].severity == gemlint::Severity::info);
  CHECK(rule.emits[1].server_each == "e");
  CHECK(find_text(rule.hints, "h") == "hint");
  CHECK(find_text(rule.fixes, "f") == "fix");
}

TEST_CASE("a fix is one of three actions") {
  const auto fix = [](const std::string& actions) {
    return R"({"id": "a-rule", "category": "c", "severity": "error", "title": "t", "why": "w", "guidance": "g", "on": "M",
        "require": {"required": ["a"]}, "message": "m", "sources": [{"url": "https://example.com", "date": "2026-01"}],
        "fix": {"title": "f", "safe": true, )" +
           actions + "}}";
  };
  CHECK(error_of(fix(R"("insert": "", "with": "\"a\": 1")")).find("fix:") == std::string::npos);
  CHECK(error_of(fix(R"("remove": "/a")")).find("fix:") == std::string::npos);
  CHECK(error_of(fix(R"("insert": "")")).find("\"with\"") != std::string::npos);
  CHECK(error_of(fix(R"("remove": "", "with": "1")")).find("\"with\"") != std::string::npos);
  CHECK(error_of(fix(R"("remove": "", "insert": "", "with": "1")")).find("one of") != std::string::npos);
  CHECK(error_of(fix(R"("with": "1")")).find("one of") != std::string::npos);
}

TEST_CASE("rules are sorted by id") {
  std::string error;
  const auto loaded =
      load_rules({{"b-rule.json", with("\"a-rule\"", "\"b-rule\"")}, {"a-rule.json", good}}, shared_files(), error);
  REQUIRE_MESSAGE(loaded.has_value(), error);
  CHECK(loaded->set.rules[0].id == "a-rule");
}

TEST_CASE("an unknown key is an error wherever it stands") {
  names(error_of(with("\"category\"", "\"categroy\": 1, \"category\"")), "categroy");
  names(error_of(with("\"message\": \"m", "\"mesage\": 1, \"message\": \"m")), "mesage");
  names(error_of(with("\"http\"", "\"htttp\": 1, \"http\"")), "htttp");
  names(error_of(with("\"date\"", "\"day\": 1, \"date\"")), "day");
}

TEST_CASE("a key that must be there is named when it is missing") {
  for (const std::string_view key : {"id", "category", "severity", "title", "why", "guidance", "stage"}) {
    CAPTURE(key);
    std::string text = good;
    const std::size_t at = text.find('"' + std::string(key) + "\":");
    REQUIRE(at != std::string::npos);
    text.erase(at, text.find(',', at) + 1 - at);
    names(error_of(text), key);
  }
  names(
      error_of(with(
          R"("emits": {"bad": {"message": "m {name}"}, "odd": {"severity": "info", "message": "n", "server": "s", "serverEach": "e"}},)",
          "")),
      "emits");
  names(error_of(with(R"(, "sources": [{"url": "https://example.com", "date": "2026-01"}])", "")), "sources");
  names(error_of(with(R"({"url": "https://example.com", "date": "2026-01"})", "")), "sources");
  names(error_of(with(R"("url": "https://example.com", )", "")), "url");
  names(error_of(with(R"("message": "m {name}")", "")), "message");
  names(error_of(with(R"("http": 400, )", "")), "http");
  names(error_of(with(R"(, "status": "INVALID_ARGUMENT")", "")), "status");
}

TEST_CASE("a wrong type is named") {
  for (const std::string_view key : {"id", "category", "severity", "title", "why", "guidance", "stage"}) {
    CAPTURE(key);
    std::string text = good;
    const std::size_t at = text.find(':', text.find('"' + std::string(key) + "\":")) + 1;
    text.replace(at, text.find(',', at) - at, " 5");
    names(error_of(text), key);
  }
  names(error_of(with("\"severity\": \"error\"", "\"severity\": \"fatal\"")), "severity");
  names(error_of(with("\"severity\": \"info\"", "\"severity\": true")), "severity");
  names(error_of(with("400", "\"400\"")), "http");
  names(error_of(with(R"({"http": 400, "status": "INVALID_ARGUMENT"})", "[]")), "server");
  names(error_of(with(R"({"h": "hint"})", "[]")), "hints");
  names(error_of(with(R"({"f": "fix"})", R"({"f": 5})")), "fixes");
  names(error_of(with(R"({"message": "m {name}"})", "\"m\"")), "emits");
  names(error_of(with(R"([{"url": "https://example.com", "date": "2026-01"}])", "{}")), "sources");
  names(error_of(with(R"([{"url": "https://example.com", "date": "2026-01"}])", "[5]")), "source");
  names(error_of(with("[\"c\"]", "[5]")), "cause");
}

TEST_CASE("causes that are no list are refused") { names(error_of(with("[\"c\"]", "\"c\"")), "causes"); }

TEST_CASE("a file is named after its id") { names(error_of(good, "other.json"), "id", "other.json"); }

TEST_CASE("texts that are no objects") {
  for (const char* text : {"", "[]", "{", "null", "{\"id\": \"a-rule\",}"}) {
    CAPTURE(text);
    names(error_of(text), "object");
  }
}

TEST_CASE("the shared files") {
  const auto shared_error = [](const std::string& words, const std::string& foreign_names) {
    SharedFiles shared = shared_files();
    if (!words.empty()) shared.words.text = words;
    if (!foreign_names.empty()) shared.foreign_names.text = foreign_names;
    std::string error;
    CHECK_FALSE(load_rules({{"a-rule.json", good}}, shared, error).has_value());
    return error;
  };
  names(shared_error("[]", ""), "object", "words.json");
  names(shared_error(R"({"kinds": {"int32": 5}})", ""), "word", "words.json");
  names(shared_error("", "{}"), "names", "foreign_names.json");
  names(shared_error("", R"({"names": [5]})"), "names", "foreign_names.json");
  names(shared_error("", R"({"names": [{"in": "A", "name": "b"}]})"), "use", "foreign_names.json");
  names(shared_error("", R"({"names": [{"in": "A", "name": "b", "use": "c", "why": "d"}]})"), "why",
        "foreign_names.json");
}

TEST_CASE("words are found by group and name, foreign names say which hint speaks") {
  std::string error;
  const auto loaded = load_rules({}, shared_files(), error);
  REQUIRE_MESSAGE(loaded.has_value(), error);
  CHECK(find_text(loaded->set.words, "kinds.int32") == "a whole number (int32)");
  CHECK(find_text(loaded->set.words, "about").empty());
  for (const ForeignName& name : loaded->set.foreign.names) CHECK_FALSE(name.hint.empty());
}
