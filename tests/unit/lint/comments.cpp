// JSON with comments: what a .jsonc file may have and a .json file may not.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "lint/fix_texts.hpp"
#include "lint/linter.hpp"

using namespace gemlint;

namespace {

lint::Options options() {
  lint::Options options;
  options.schemas = &api::bundled_schemas();
  options.rules = &rules::bundled_rules();
  options.models = &api::bundled_models();
  options.as_of = "2026-11-01";
  return options;
}

std::vector<std::string> rules_for(const std::string& path, const std::string& text) {
  const lint::Options given = options();
  std::vector<std::string> rules;
  for (const Finding& finding : lint::Linter(given).lint(path, text).findings) rules.push_back(finding.rule);
  return rules;
}

std::string fixed(const std::string& path, std::string text) {
  const lint::Options given = options();
  lint::Linter linter(given);
  std::vector<Finding> findings = linter.lint(path, text).findings;
  lint::FixWishes wishes;
  wishes.unsafe = true;
  const lint::Fixed result = lint::fix_file_text(linter, given, path, text, std::move(findings), wishes);
  for (auto edit = result.edits.rbegin(); edit != result.edits.rend(); ++edit) {
    const std::size_t begin = edit->range.start.offset;
    text.replace(begin, edit->range.end.offset - begin, edit->text);
  }
  return text;
}

const std::string commented =
    "{\n"
    "  // what is asked\n"
    "  \"contents\": [{\"role\": \"user\", \"parts\": [{\"text\": \"Hello\"}]}], /* and how */\n"
    "  \"generationConfig\": {\"temperature\": 0.5,},\n"
    "}\n";

}  // namespace

TEST_CASE("comments and trailing commas are mistakes in .json and none in .jsonc") {
  CHECK(rules_for("a.jsonc", commented).empty());
  CHECK(rules_for("a.jsonc.gz", commented).empty());
  CHECK(rules_for("a.json", commented).size() == 4);
}

TEST_CASE("everything else is found beside comments") {
  std::string text = commented;
  text.replace(text.find("temperature"), 11, "temprature");
  CHECK(rules_for("a.jsonc", text) == std::vector<std::string>{"unknown-field"});
  CHECK(fixed("a.jsonc", text) == commented);
  CHECK(rules_for("a.jsonc", "{\"contents\": [{'role': \"user\", \"parts\": [{\"text\": \"Hello\"}]}]} // x") ==
        std::vector<std::string>{"not-strict-json"});
}

TEST_CASE("no fix takes a comment along") {
  const std::string text =
      "{\n"
      "  \"contents\": [{\"role\": \"user\", \"parts\": [{\"text\": \"Hello\"}]}],\n"
      "  \"generationConfig\": {\n"
      "    \"thinkingConfig\": {\"thinkingBudget\": 100, // why it is so low\n"
      "                       \"thinkingLevel\": \"LOW\"}\n"
      "  }\n"
      "}\n";
  CHECK(fixed("a.jsonc", text).find("why it is so low") != std::string::npos);
}
