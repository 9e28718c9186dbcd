/// Whole reports in a format, for the tests.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "example_finding.hpp"
#include "json/rapidjson.hpp"
#include "report/formats.hpp"

namespace gemlint {

inline ReportSettings settings_in(rules::Language language) {
  ReportSettings settings;
  settings.tool = {"0.1.0", "2026-11-23"};
  settings.rules = &rules::bundled_rules(language);
  settings.text.words = ReportWords(settings.rules->ui);
  settings.language = language == rules::Language::pl ? "pl" : "en";
  settings.folders = {"/srv/project"};
  settings.started = "2026-11-23T10:20:30";
  settings.least_failure = Severity::error;
  return settings;
}

/// What a format makes of one file's findings, or of several files' when their paths differ.
inline std::string written(const char* format, const std::vector<Finding>& findings,
                           const ReportSettings& settings = settings_in(rules::Language::en)) {
  std::string out;
  const auto reporter = make_reporter(format, settings);
  REQUIRE(reporter != nullptr);
  reporter->begin(out);
  for (const Finding& finding : findings) reporter->add(finding, out);
  reporter->end({}, out);
  return out;
}

/// The same, read as JSON.
inline rapidjson::Document written_json(const char* format, const std::vector<Finding>& findings,
                                        const ReportSettings& settings = settings_in(rules::Language::en)) {
  rapidjson::Document document;
  const std::string text = written(format, findings, settings);
  document.Parse<rapidjson::kParseValidateEncodingFlag>(text.data(), text.size());
  REQUIRE_FALSE(document.HasParseError());
  return document;
}

/// A finding with bytes in it that no format may let through as they are.
inline Finding hostile_finding() {
  Finding finding = misspelt_temperature();
  finding.path = "a b%:,\"<&>\r\n\x1b\xff.json";
  finding.message = "bad 100% <&\"'> ::error:: ]]>\nnext\r\x1b[31m\x01 \xff \xef\xbf\xbe";
  finding.hint.clear();
  return finding;
}

}  // namespace gemlint
