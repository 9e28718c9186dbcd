#include "report/gitlab.hpp"

#include <algorithm>
#include <set>

#include "written_report.hpp"

using namespace gemlint;

TEST_CASE("gitlab: what the widget needs of a finding") {
  Finding finding = misspelt_temperature();
  finding.path = "./prompts/summary.json";
  finding.range->end.position = {15, 1};
  const auto report = written_json("gitlab", {finding, file_warning()});
  REQUIRE(report.Size() == 2);
  const auto& first = report[0];
  CHECK(std::string(first["description"].GetString()) ==
        "unknown field 'temprature' in GenerationConfig; did you mean 'temperature'?");
  CHECK(std::string(first["check_name"].GetString()) == "unknown-field");
  CHECK(std::string(first["severity"].GetString()) == "major");
  CHECK(std::string(first["location"]["path"].GetString()) == "prompts/summary.json");
  CHECK(first["location"]["lines"]["begin"].GetInt() == 14);
  CHECK(first["location"]["lines"]["end"].GetInt() == 15);
  CHECK(std::string(report[1]["severity"].GetString()) == "minor");
  CHECK(report[1]["location"]["lines"]["begin"].GetInt() == 1);
  CHECK(written("gitlab", {}) == "[]\n");
}

TEST_CASE("gitlab: fingerprints tell like findings apart, and stay when lines move") {
  Finding finding = misspelt_temperature();
  finding.fingerprint = 7;
  Finding elsewhere = finding;
  elsewhere.path = "other.json";
  Finding lower = finding;
  lower.range = range_on_line(99, 1, 900, 3);
  const auto report = written_json("gitlab", {finding, finding, elsewhere});
  std::set<std::string> different;
  for (const auto& each : report.GetArray()) different.insert(each["fingerprint"].GetString());
  CHECK(different.size() == 3);
  const auto moved = written_json("gitlab", {lower, lower, elsewhere});
  for (rapidjson::SizeType i = 0; i < 3; ++i) CHECK(report[i]["fingerprint"] == moved[i]["fingerprint"]);
}

TEST_CASE("gitlab: a report ends, and says how much it lacks") {
  const auto reporter = make_reporter("gitlab", settings_in(rules::Language::en));
  std::string out;
  const Finding finding = file_warning();
  for (std::size_t i = 0; i < GitlabReport::most_findings + 3; ++i) {
    reporter->add(finding, out);
    if (i + 1 < GitlabReport::most_findings) out.clear();
  }
  CHECK(reporter->left_out() == 3);
  CHECK(std::count(out.begin(), out.end(), '\n') == 1);
}
