// A condition that no case needs is not tested. So each `when`, `require` and `scope` is turned round in turn, and the
// cases of its rule must notice.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "json/accept.hpp"
#include "lint/linter.hpp"

namespace {

using namespace gemlint;

/// A case of tests/rules/<id>/cases.jsonl, as far as a file and a model make it.
struct Case {
  std::string name;
  std::string text;
  lint::Options options;
};

std::string written(const json::Value& value) {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
  value.Accept(writer);
  return buffer.GetString();
}

std::string member(const json::Value& object, const char* name) {
  const auto found = object.FindMember(name);
  return found == object.MemberEnd() || !found->value.IsString() ? std::string() : found->value.GetString();
}

lint::Options default_options() {
  lint::Options options;
  options.schemas = &api::bundled_schemas();
  options.rules = &rules::bundled_rules();
  options.models = &api::bundled_models();
  options.as_of = "2026-11-23";
  return options;
}

/// False where the case needs more of the command line than this test has.
bool set_options(const json::Value& fields, lint::Options& options) {
  const auto found = fields.FindMember("options");
  if (found == fields.MemberEnd()) return true;
  const auto list = found->value.GetArray();
  for (rapidjson::SizeType i = 0; i < list.Size(); ++i) {
    const std::string name = list[i].GetString();
    if (name == "--preview") {
      options.preview = true;
      continue;
    }
    if (i + 1 == list.Size()) return false;
    const std::string value = list[++i].GetString();
    if (name == "--model") {
      options.model = value;
    } else if (name == "--as-of") {
      options.as_of = value;
    } else {
      return false;
    }
  }
  return true;
}

std::vector<Case> cases_of(std::string_view rule) {
  std::vector<Case> cases;
  std::ifstream lines(std::filesystem::path(GEMLINT_SOURCE_DIR) / "tests/rules" / rule / "cases.jsonl");
  json::AcceptReader reader;
  for (std::string line; std::getline(lines, line);) {
    const json::Value* fields = reader.read(line);
    if (fields == nullptr || !fields->HasMember("body")) continue;
    Case made{member(*fields, "name"), {}, default_options()};
    if (!set_options(*fields, made.options)) continue;
    const std::string body = written((*fields)["body"]);
    const std::string form = member(*fields, "form");
    const std::string endpoint = member(*fields, "endpoint");
    const std::string url =
        endpoint.empty() ? "https://generativelanguage.googleapis.com/v1beta/models/gemini-2.5-flash:generateContent"
                         : endpoint.substr(endpoint.find(' ') + 1);
    if (form == "body") {
      made.text = body;
    } else if (form == "batch") {
      made.text = R"({"key":"r-1","request":)" + body + "}";
    } else if (form.empty() || form == "exchange") {
      made.text = R"({"url":")" + url + R"(","body":)" + body + "}";
    } else {
      continue;
    }
    cases.push_back(std::move(made));
  }
  return cases;
}

/// What the cases give with these rules: a line for each finding of the rule.
std::string outcome(const std::vector<Case>& cases, const rules::RuleSet& rules, std::string_view rule) {
  std::string all;
  for (const Case& one : cases) {
    lint::Options options = one.options;
    options.rules = &rules;
    lint::Linter linter(options);
    const bool is_line = one.text.starts_with(R"({"key")");
    for (const Finding& finding : linter.lint(is_line ? "case.jsonl" : "case.json", one.text).findings) {
      if (finding.rule == rule) all += one.name + ' ' + finding.pointer.value_or("") + '\n';
    }
  }
  return all;
}

rules::Condition inverted(const rules::Condition& condition) {
  rules::Condition made;
  made.keyword = rules::Keyword::none_of;
  made.parts = &condition;
  made.part_count = 1;
  return made;
}

bool is_empty(const rules::Condition& condition) {
  return condition.keyword == rules::Keyword::all_of && condition.part_count == 0;
}

}  // namespace

TEST_CASE("a condition that is turned round is noticed by a case of its rule") {
  const rules::RuleSet& bundled = rules::bundled_rules();
  std::size_t turned = 0;
  for (std::size_t i = 0; i < bundled.rules.size(); ++i) {
    const rules::Rule& rule = bundled.rules[i];
    if (!rule.stage.empty()) continue;
    CAPTURE(rule.id);
    const std::vector<Case> cases = cases_of(rule.id);
    const std::string before = outcome(cases, bundled, rule.id);
    CHECK_FALSE(before.empty());
    const auto demand = [&](const char* what, auto&& change) {
      std::vector<rules::Rule> changed(bundled.rules.begin(), bundled.rules.end());
      change(changed[i]);
      rules::RuleSet set = bundled;
      set.rules = changed;
      CAPTURE(what);
      CHECK(outcome(cases, set, rule.id) != before);
      ++turned;
    };
    if (!is_empty(rule.when)) demand("when", [&](rules::Rule& copy) { copy.when = inverted(rule.when); });
    if (rule.check.empty()) demand("require", [&](rules::Rule& copy) { copy.require = inverted(rule.require); });
    const rules::Scope& scope = rule.scope;
    if (!scope.methods.empty()) demand("methods", [](rules::Rule& copy) { copy.scope.methods = {}; });
    if (!scope.versions.empty()) demand("apiVersions", [](rules::Rule& copy) { copy.scope.versions = {}; });
    if (!scope.model_has.empty()) demand("modelHas", [](rules::Rule& copy) { copy.scope.model_has = {}; });
    if (!scope.model_lacks.empty()) demand("modelLacks", [](rules::Rule& copy) { copy.scope.model_lacks = {}; });
  }
  MESSAGE(turned << " conditions turned round");
}
