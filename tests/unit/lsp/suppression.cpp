#include "lsp/suppression.hpp"

#include <doctest/doctest.h>

#include <string>

#include "lint/config_file.hpp"
#include "rules/rule.hpp"
#include "text/glob.hpp"

using gemlint::Finding;
using gemlint::lsp::suppression_of;
using gemlint::lsp::SuppressionList;

namespace {

Finding finding() {
  Finding finding;
  finding.rule = "unknown-field";
  finding.pointer = "/generationConfig/temprature";
  return finding;
}

/// The text after the edit; "" when there is none. The place of the reason is checked on the way.
std::string after(std::string text, const std::string& name = "a/b.json", const Finding& about = finding()) {
  const std::string before = text;
  const auto edit = SuppressionList(before).add(suppression_of(name, about), "say why");
  if (!edit) return {};
  text.replace(edit->replaced.begin, edit->replaced.size(), edit->text);
  CHECK(text.substr(edit->reason.begin, edit->reason.size()) == "say why");
  const gemlint::lint::ConfigFile file("gemlint.json", text, gemlint::rules::bundled_rules());
  CHECK(file.problems().empty());
  REQUIRE_FALSE(file.config().suppress.empty());
  CHECK(file.config().suppress.back().path.matches(name));
  CHECK(file.config().suppress.back().rule.value == about.rule);
  CHECK(file.config().suppress.back().pointer == about.pointer);
  return text;
}

}  // namespace

TEST_CASE("a suppression is added to gemlint.json, whatever is there") {
  const std::string entry =
      R"({"path": "a/b.json", "rule": "unknown-field", "pointer": "/generationConfig/temprature", "reason": "say why"})";
  CHECK(after("") == "{\n  \"suppress\": [\n    " + entry + "\n  ]\n}\n");
  CHECK(after("{}\n") == after(""));
  CHECK(after("{\n  \"language\": \"pl\"\n}\n") ==
        "{\n  \"language\": \"pl\",\n  \"suppress\": [\n    " + entry + "\n  ]\n}\n");
  CHECK(after("{\"suppress\": []}") == "{\"suppress\": [" + entry + "]}");
  const std::string one = R"({"path": "x.json", "rule": "wrong-type", "reason": "old"})";
  CHECK(after("{\n  \"suppress\": [\n    " + one + "\n  ]\n}") ==
        "{\n  \"suppress\": [\n    " + one + ",\n    " + entry + "\n  ]\n}");
}

TEST_CASE("empty containers may have white space in them, and lists a comma at their end") {
  for (const char* text : {"{ }", "{\n}\n", "{\"suppress\": [ ]}", "{\"suppress\": [\n]\n}"}) {
    CAPTURE(text);
    CHECK_FALSE(after(text).empty());
  }
  const std::string commented = "{\n  // why\n  \"language\": \"pl\",\n}";
  const auto edit = SuppressionList(commented).add(suppression_of("a.json", finding()), "say why");
  REQUIRE(edit);
  CHECK(edit->replaced.empty());
  const std::string only_comment = "{\"suppress\": [ /* none */ ]}";
  CHECK_FALSE(SuppressionList(only_comment).add(suppression_of("a.json", finding()), "say why"));
}

TEST_CASE("names with signs of patterns are taken as they are") {
  for (const char* name : {"a.json", "d/[a]*?.json", "d/{a,b}!.json", "d/a\\b.json"}) {
    CHECK_FALSE(after("", name).empty());
    CHECK_FALSE(gemlint::Glob(gemlint::literal_glob(name)).matches("d/axx.json"));
  }
  CHECK_FALSE(gemlint::Glob(gemlint::literal_glob("a.json")).matches("d/a.json"));
}

TEST_CASE("a broken gemlint.json is left alone") {
  CHECK(after("{\"suppress\": [").empty());
  CHECK(after("[]").empty());
  CHECK(after("{\"rules\": {} \"language\": \"en\"}").empty());
}

TEST_CASE("a finding in a batch line is known by its key") {
  Finding about = finding();
  about.request = gemlint::RequestName{3, "row-3"};
  CHECK(after("", "batch.jsonl", about).find(R"("key": "row-3")") != std::string::npos);
}
