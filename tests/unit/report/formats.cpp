#include "report/formats.hpp"

#include "written_report.hpp"

using namespace gemlint;

TEST_CASE("every format has a report, and no other word has") {
  for (const std::string_view name : format_names()) {
    CHECK_MESSAGE(make_reporter(name, settings_in(rules::Language::en)) != nullptr, name);
  }
  CHECK(make_reporter("xml", settings_in(rules::Language::en)) == nullptr);
  CHECK(make_reporter("", settings_in(rules::Language::en)) == nullptr);
}

TEST_CASE("text shows no more findings of a file than it is told, and counts the rest") {
  ReportSettings settings = settings_in(rules::Language::en);
  settings.max_findings = 1;
  const std::string out = written(
      "text", {misspelt_temperature(), misspelt_temperature(), misspelt_temperature(), file_warning()}, settings);
  CHECK(out.find("prompts/summary.json: 2 more findings are not shown (--max-findings)\n\nprompts/notes.json:") !=
        std::string::npos);
  CHECK(out.find("[unknown-field]") == out.rfind("[unknown-field]"));
}

TEST_CASE("jsonl has a line for each finding, as JSON reports have it, and one for the summary") {
  std::string finding;
  JsonReport::append(misspelt_temperature(), finding);
  const std::string out = written("jsonl", {misspelt_temperature()});
  CHECK(out.substr(0, out.find('\n')) == finding);
  CHECK(out.substr(out.find('\n')).starts_with("\n{\"summary\":{\"files\":0,"));
}

TEST_CASE("statistics take the place of findings in text and JSON") {
  ReportSettings settings = settings_in(rules::Language::en);
  settings.statistics = true;
  CHECK(written("text", {misspelt_temperature()}, settings).find("1  error") != std::string::npos);
  const auto report = written_json("json", {misspelt_temperature(), misspelt_temperature()}, settings);
  CHECK(report["statistics"][0]["count"].GetInt() == 2);
}
