#include "lint/config_file.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "api/model.hpp"
#include "rules/load_rules.hpp"

using namespace gemlint;

namespace {

const rules::RuleSet& rule_set() { return rules::bundled_rules(rules::Language::en); }

lint::ConfigFile read(const std::string& text) { return {"gemlint.json", text, rule_set()}; }

/// All that is wrong, "line:column: message; hint".
std::vector<std::string> problems(const std::string& text) {
  const lint::ConfigFile file = read(text);
  std::vector<Finding> findings = file.problems();
  for (Finding& finding : file.problems_with(rule_set(), api::bundled_schemas(), api::bundled_models(), "2026-11-25"))
    findings.push_back(std::move(finding));
  std::vector<std::string> said;
  for (const Finding& finding : findings) {
    CHECK(finding.path == "gemlint.json");
    CHECK_FALSE(finding.server);
    CHECK(finding.guide.empty());
    CHECK(finding.fixes.empty());
    REQUIRE(finding.range);
    const Position at = finding.range->start.position;
    said.push_back(std::to_string(at.line) + ':' + std::to_string(at.column) + ": " + finding.message +
                   (finding.hint.empty() ? "" : "; " + finding.hint));
  }
  return said;
}

std::string problem(const std::string& text) {
  const std::vector<std::string> all = problems(text);
  REQUIRE(all.size() == 1);
  return all.front();
}

}  // namespace

TEST_CASE("a configuration is taken over whole") {
  const lint::ConfigFile file = read(R"({
    "targets": [{"files": ["prompts/**"], "model": "models/gemini-2.5-flash", "apiVersion": "v1", "method": "countTokens"}],
    "exclude": ["**/old/**"],
    "rules": {"wire": "warning", "unknown-field": "off"},
    "overrides": [{"files": ["a*"], "rules": {"advice": "info"}}, {"files": ["b*"], "rules": {}}],
    "suppress": [{"path": "a.json", "rule": "unknown-field", "pointer": "/tools/*", "key": "r-1", "reason": "because", "until": "2027-01-31"}],
    "baseline": "known.json",
    "models": [{"code": "tuned-x", "like": "gemini-2.5-flash"}, {"code": "other"}],
    "hosts": ["proxy.example"],
    "fields": {"GenerationConfig": ["newField", "other"]},
    "ruleFolders": ["team"], "schemas": null, "language": "pl", "asOf": "2026-11-25", "failOn": "warning",
    "warnBeforeShutdownDays": 30
  })");
  CHECK(file.problems().empty());
  const lint::Config& config = file.config();
  REQUIRE(config.targets.size() == 1);
  CHECK(config.targets[0].files[0].pattern() == "prompts/**");
  CHECK(config.targets[0].model->value == "gemini-2.5-flash");
  CHECK(config.targets[0].version->value == api::Version::v1);
  CHECK(config.targets[0].method->value == "countTokens");
  CHECK(file.line_of(config.targets[0].method->at) == 2);
  REQUIRE(config.rules.size() == 2);
  CHECK(config.rules[0].value == "wire=warning");
  CHECK(config.rules[1].value == "unknown-field=off");
  REQUIRE(config.overrides.size() == 2);
  CHECK(config.overrides[0].rules[0].value == "advice=info");
  REQUIRE(config.suppress.size() == 1);
  CHECK(config.suppress[0].pointer == "/tools/*");
  CHECK(config.suppress[0].key == "r-1");
  CHECK(config.suppress[0].until == "2027-01-31");
  CHECK(config.baseline->value == "known.json");
  REQUIRE(config.models.size() == 2);
  CHECK_FALSE(config.models[1].like);
  CHECK(config.hosts == std::vector<std::string>{"proxy.example"});
  CHECK(config.fields.at("GenerationConfig").size() == 2);
  CHECK(config.rule_folders[0].value == "team");
  CHECK_FALSE(config.schemas);
  CHECK(config.language->value == "pl");
  CHECK(config.as_of->value == "2026-11-25");
  CHECK(config.fail_on->value == "warning");
  CHECK(config.warn_before_shutdown_days->value == 30);
}

TEST_CASE("mistakes in a configuration are told with their place and what may be meant") {
  CHECK(problem("{\n  \"exlude\": []\n}") == "2:3: unknown field 'exlude' in Configuration; did you mean 'exclude'?");
  CHECK(problem(R"({"suppressions": []})") ==
        "1:2: unknown field 'suppressions' in Configuration; did you mean 'suppress'?");
  CHECK(problem(R"({"max": 1})") == "1:2: unknown field 'max' in Configuration");
  CHECK(problem(R"({"rules": {"wire": "of"}})").find("did you mean 'off'?") != std::string::npos);
  CHECK(problem(R"({"rules": {"unknwn-field": "off"}})") ==
        "1:12: there is no rule or category 'unknwn-field'; did you mean 'unknown-field'?");
  CHECK(problem(R"({"rules": {"wire": 1}})").find("'wire' takes error, warning, info or off") != std::string::npos);
  CHECK(problem(R"({"overrides": [{"rules": {"wire": "off"}}]})") == "1:16: 'files' is missing");
  CHECK(problem(R"({"targets": [{"files": ["a"], "method": "generateContnt"}]})") ==
        "1:41: the API has no method 'generateContnt'; did you mean 'generateContent'?");
  CHECK(problem(R"({"targets": [{"files": ["a"], "model": "YOUR_MODEL"}]})") ==
        "1:40: 'YOUR_MODEL' is no model's name");
  CHECK(problem(R"({"models": [{"code": "x", "like": "gemini-2.5-flsh"}]})") ==
        "1:35: there is no model 'gemini-2.5-flsh' that this one could be like; did you mean 'gemini-2.5-flash'?");
  CHECK(problem(R"({"fields": {"GenerationConfg": ["a"]}})") ==
        "1:13: the API has no type 'GenerationConfg'; did you mean 'GenerationConfig'?");
  CHECK(problem(R"({"fields": {"GenerationConfig": "a"}})") == "1:33: 'GenerationConfig' takes a list of field names");
  CHECK(problem(R"({"asOf": "25.11.2026"})") == "1:10: '25.11.2026' is no day; write YYYY-MM-DD");
  CHECK(problem(R"({"warnBeforeShutdownDays": -1})") == "1:28: a number of days cannot be negative");
  const std::string start = R"({"suppress": [{"path": "a", "rule": ")";
  CHECK(problem(start + R"(unknown-field", "reason": ""}]})") == "1:64: 'reason' is missing");
  CHECK(problem(start + R"(unknown-fild", "reason": "r"}]})") ==
        "1:37: there is no rule 'unknown-fild'; did you mean 'unknown-field'?");
  CHECK(problem(start + R"(wire", "reason": "a category is no rule"}]})").find("there is no rule 'wire'") !=
        std::string::npos);
  CHECK(problem(start + R"(unknown-field", "reason": "r", "pointer": "tools"}]})").find("no JSON Pointer") !=
        std::string::npos);
  CHECK(problem(start + R"(unknown-field", "reason": "r", "until": "soon"}]})").find("'soon' is no day") !=
        std::string::npos);
}

TEST_CASE("all mistakes are told at once, and broken JSON too") {
  CHECK(problems(R"({"asOf": "x", "failOn": "y", "zzz": 1, "rules": []})").size() == 4);
  CHECK(problem("").starts_with("1:1: "));
  CHECK(problem("[]").starts_with("1:1: "));
  const std::vector<std::string> broken = problems("{\n \"rules\": {\"wire\" \"off\"}\n}");
  REQUIRE(broken.size() == 1);
  CHECK(broken[0].starts_with("2:"));
  // What the API's own reader takes is taken here as well.
  const lint::ConfigFile lenient = read("{'exclude': ['a',],}");
  CHECK(std::none_of(lenient.problems().begin(), lenient.problems().end(),
                     [](const Finding& finding) { return finding.severity == Severity::error; }));
  CHECK(lenient.config().exclude.size() == 1);
}

TEST_CASE("no bytes bring the reader of configurations down") {
  const std::string whole =
      R"({"targets": [{"files": ["a"]}], "fields": {"Part": ["x", 1]}, "rules": {"wire": "off"}, )"
      R"("suppress": [{"path": 5, "rule": null}], "models": [{}], "asOf": []})";
  for (std::size_t size = 0; size <= whole.size(); ++size) (void)problems(whole.substr(0, size));
  for (std::size_t at = 0; at < whole.size(); ++at) {
    for (const char byte : {'{', ']', '"', '\0', '\xff', '7'}) {
      std::string text = whole;
      text[at] = byte;
      (void)problems(text);
    }
  }
}
