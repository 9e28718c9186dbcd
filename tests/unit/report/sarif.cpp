#include "report/sarif.hpp"

#include "written_report.hpp"

using namespace gemlint;

namespace {

std::string text(const rapidjson::Value& value) { return value.GetString(); }

/// The only result of a report.
rapidjson::Document only_result(const Finding& finding) {
  const auto whole = written_json("sarif", {finding});
  rapidjson::Document only;
  only.CopyFrom(whole["runs"][0]["results"][0], only.GetAllocator());
  return only;
}

Finding lesser(std::uint64_t fingerprint) {
  Finding finding = file_warning();
  finding.fingerprint = fingerprint;
  return finding;
}

}  // namespace

TEST_CASE("sarif: a result says what, where and how it is known again") {
  Finding finding = misspelt_temperature();
  finding.fingerprint = 0xabc;
  const auto result = only_result(finding);
  CHECK(text(result["ruleId"]) == "unknown-field");
  CHECK(result["ruleIndex"].GetInt() == 0);
  CHECK(text(result["level"]) == "error");
  CHECK(text(result["message"]["text"]) ==
        "unknown field 'temprature' in GenerationConfig; did you mean 'temperature'?");
  const auto& location = result["locations"][0];
  CHECK(text(location["physicalLocation"]["artifactLocation"]["uri"]) == "prompts/summary.json");
  CHECK(text(location["physicalLocation"]["artifactLocation"]["uriBaseId"]) == "%SRCROOT%");
  const auto& region = location["physicalLocation"]["region"];
  CHECK(region["startLine"].GetInt() == 14);
  CHECK(region["startColumn"].GetInt() == 5);
  CHECK(region["endLine"].GetInt() == 14);
  CHECK(region["endColumn"].GetInt() == 17);
  CHECK(region["byteOffset"].GetInt() == 241);
  CHECK(region["byteLength"].GetInt() == 12);
  CHECK(text(location["logicalLocations"][0]["fullyQualifiedName"]) == "/generationConfig/temprature");
  CHECK(text(result["partialFingerprints"]["gemlint/v1"]) == "0000000000000abc");
  CHECK(text(result["partialFingerprints"]["primaryLocationLineHash"]) == "0000000000000abc:1");
  CHECK(result["suppressions"].Empty());
  CHECK_FALSE(result.HasMember("relatedLocations"));
}

TEST_CASE("sarif: safe fixes come first, as replacements") {
  Finding finding = misspelt_temperature();
  finding.fixes.insert(finding.fixes.begin(), Fix{"remove it", Safety::unsafe_, {{range_on_line(14, 5, 241, 12), ""}}});
  const auto result = only_result(finding);
  REQUIRE(result["fixes"].Size() == 2);
  CHECK(text(result["fixes"][0]["description"]["text"]) == "rename to 'temperature' (safe)");
  CHECK(text(result["fixes"][1]["description"]["text"]) == "remove it (unsafe)");
  const auto& change = result["fixes"][0]["artifactChanges"][0];
  CHECK(text(change["artifactLocation"]["uri"]) == "prompts/summary.json");
  CHECK(change["replacements"][0]["deletedRegion"]["byteOffset"].GetInt() == 242);
  CHECK(text(change["replacements"][0]["insertedContent"]["text"]) == "temperature");
  CHECK(text(result["fixes"][1]["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"]).empty());
}

TEST_CASE("sarif: notes are related locations; a finding without a place is at the begin of its file") {
  Finding finding = file_warning();
  finding.notes = {{"here", Within::body, "/a", range_on_line(2, 3, 9, 1)}, {"and there", Within::file, {}, {}}};
  const auto result = only_result(finding);
  CHECK(text(result["level"]) == "warning");
  CHECK(result["locations"][0]["physicalLocation"]["region"]["startLine"].GetInt() == 1);
  CHECK(result["locations"][0]["physicalLocation"]["region"]["endColumn"].GetInt() == 1);
  CHECK(text(result["relatedLocations"][0]["message"]["text"]) == "here");
  CHECK(result["relatedLocations"][0]["physicalLocation"]["region"]["startColumn"].GetInt() == 3);
  CHECK_FALSE(result["relatedLocations"][1]["physicalLocation"].HasMember("region"));
}

TEST_CASE("sarif: paths are URIs") {
  const auto uri_of = [](const std::string& path) {
    Finding finding = file_warning();
    finding.path = path;
    return text(only_result(finding)["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]);
  };
  CHECK(uri_of("/srv/project/a b.json") == "a%20b.json");
  CHECK(uri_of("c:\xff.json") == "c%3A%FF.json");
  CHECK(uri_of("/else where/x.json") == "file:///else%20where/x.json");
}

TEST_CASE("sarif: suppressed findings are there, with who says so") {
  Finding finding = misspelt_temperature();
  finding.suppression = Suppression{Suppression::Source::configuration, "agreed with the team"};
  const auto result = only_result(finding);
  CHECK(text(result["suppressions"][0]["kind"]) == "external");
  CHECK(text(result["suppressions"][0]["status"]) == "accepted");
  CHECK(text(result["suppressions"][0]["justification"]) == "agreed with the team");
  finding.suppression = Suppression{Suppression::Source::baseline, ""};
  CHECK_FALSE(only_result(finding)["suppressions"][0].HasMember("justification"));
  CHECK(make_reporter("sarif", settings_in(rules::Language::en))->takes_suppressed());
  CHECK_FALSE(make_reporter("json", settings_in(rules::Language::en))->takes_suppressed());
}

TEST_CASE("sarif: only rules that found something, with what their files say") {
  const Finding unknown = [] {
    Finding finding = file_warning();
    finding.rule = "x-of-a-team";
    return finding;
  }();
  const auto whole = written_json("sarif", {file_warning(), misspelt_temperature(), unknown, misspelt_temperature()});
  const auto& run = whole["runs"][0];
  const auto& rules = run["tool"]["driver"]["rules"];
  REQUIRE(rules.Size() == 3);
  CHECK(text(rules[1]["id"]) == "unknown-field");
  CHECK(text(rules[1]["name"]) == "UnknownField");
  CHECK(text(rules[1]["shortDescription"]["text"]) == "Field name that the API does not know");
  CHECK(text(rules[1]["help"]["text"]).find("What to do: ") != std::string::npos);
  CHECK(text(rules[1]["help"]["markdown"]).find("## Sources") != std::string::npos);
  CHECK(text(rules[1]["defaultConfiguration"]["level"]) == "error");
  CHECK(text(rules[1]["properties"]["problem.severity"]) == "error");
  CHECK(text(rules[1]["properties"]["tags"][0]) == "wire");
  CHECK(text(rules[2]["shortDescription"]["text"]) == "x-of-a-team");
  for (const auto& result : run["results"].GetArray())
    CHECK(rules[static_cast<rapidjson::SizeType>(result["ruleIndex"].GetInt())]["id"] == result["ruleId"]);
  CHECK(text(run["tool"]["driver"]["semanticVersion"]) == "0.1.0");
  CHECK(text(run["tool"]["driver"]["properties"]["knowledge"]) == "2026-11-23");
  CHECK(text(run["columnKind"]) == "unicodeCodePoints");
}

TEST_CASE("sarif: its words are the reader's") {
  const auto whole = written_json("sarif", {misspelt_temperature()}, settings_in(rules::Language::pl));
  CHECK(text(whole["runs"][0]["language"]) == "pl");
  const auto& rule = whole["runs"][0]["tool"]["driver"]["rules"][0];
  CHECK(text(rule["help"]["text"]).find("Co zrobić: ") != std::string::npos);
  CHECK(text(rule["shortDescription"]["text"]) != "Field name that the API does not know");
}

TEST_CASE("sarif: what could not be read is said") {
  const auto reporter = make_reporter("sarif", settings_in(rules::Language::en));
  std::string out;
  reporter->begin(out);
  reporter->add_problem("gone.json: no such file", out);
  Summary summary;
  summary.unreadable = 1;
  reporter->end(summary, out);
  rapidjson::Document whole;
  whole.Parse(out.c_str());
  REQUIRE_FALSE(whole.HasParseError());
  const auto& invocation = whole["runs"][0]["invocations"][0];
  CHECK_FALSE(invocation["executionSuccessful"].GetBool());
  CHECK(text(invocation["toolExecutionNotifications"][0]["message"]["text"]) == "gone.json: no such file");
  CHECK(whole["runs"][0]["results"].Empty());
}

TEST_CASE("sarif: what is only counted as unreadable is said with its number") {
  const auto reporter = make_reporter("sarif", settings_in(rules::Language::en));
  std::string out;
  reporter->begin(out);
  for (std::size_t i = 0; i <= SarifReport::most_problems; ++i) reporter->add_problem("gone.json: no such file", out);
  Summary summary;
  summary.unreadable = SarifReport::most_problems + 2;
  reporter->end(summary, out);
  rapidjson::Document whole;
  whole.Parse(out.c_str());
  REQUIRE_FALSE(whole.HasParseError());
  const auto& notifications = whole["runs"][0]["invocations"][0]["toolExecutionNotifications"];
  REQUIRE(notifications.Size() == SarifReport::most_problems + 1);
  const auto& last = notifications[notifications.Size() - 1];
  CHECK(text(last["level"]) == "error");
  CHECK(text(last["message"]["text"]) == "2 files could not be read.");
}

TEST_CASE("sarif: errors find their places among very many findings, and the rest is counted") {
  std::vector<Finding> findings;
  for (std::size_t i = 0; i < SarifReport::most_results; ++i) findings.push_back(lesser(i + 1));
  for (std::size_t i = 0; i < 6'000; ++i) findings.push_back(misspelt_temperature());
  const auto whole = written_json("sarif", findings);
  const auto& results = whole["runs"][0]["results"];
  REQUIRE(results.Size() == SarifReport::most_results);
  std::size_t errors = 0;
  for (const auto& result : results.GetArray()) errors += text(result["level"]) == "error" ? 1 : 0;
  CHECK(errors == SarifReport::most_results - SarifReport::most_lesser_results);
  CHECK(text(results[results.Size() - 1]["partialFingerprints"]["primaryLocationLineHash"]).ends_with(":5000"));
  const auto& notification = whole["runs"][0]["invocations"][0]["toolExecutionNotifications"][0];
  CHECK(text(notification["level"]) == "warning");
  CHECK(text(notification["message"]["text"]).starts_with("6000 more findings"));
}
