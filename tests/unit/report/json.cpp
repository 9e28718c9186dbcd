#include "report/json.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "example_finding.hpp"
#include "json/rapidjson.hpp"

using namespace gemlint;

namespace {

constexpr ReportingTool tool{"0.1.0", "2026-11-23"};

std::string report(const std::vector<Finding>& findings, const Summary& summary = {}) {
  std::string out;
  JsonReport json;
  json.begin(tool, out);
  for (const Finding& finding : findings) json.add(finding, out);
  json.end(summary, out);
  return out;
}

/// The only finding of a report, read back.
rapidjson::Document only_finding(const Finding& finding) {
  rapidjson::Document whole;
  whole.Parse<rapidjson::kParseValidateEncodingFlag>(report({finding}).c_str());
  REQUIRE_FALSE(whole.HasParseError());
  rapidjson::Document only;
  only.CopyFrom(whole["findings"][0], only.GetAllocator());
  return only;
}

}  // namespace

TEST_CASE("a report without findings") {
  Summary summary;
  summary.files = 1;
  summary.requests = 2;
  summary.warnings = 3;
  summary.infos = 4;
  summary.without_model = 5;
  summary.not_requests = 6;
  summary.not_covered = 7;
  summary.errors = 8;
  CHECK(report({}, summary) ==
        R"({"version":1,"tool":{"name":"gemlint","version":"0.1.0","knowledge":"2026-11-23"},"findings":[],)"
        R"("summary":{"files":1,"requests":2,"errors":8,"warnings":3,"infos":4,"withoutModel":5,"notRequests":6,)"
        R"("notCovered":7,"unreadable":0,"suppressed":0,"baselined":0,"batch":null}})"
        "\n");
}

TEST_CASE("facts about batch lines stand in the summary") {
  Summary summary;
  summary.batch = BatchSummary{
      5, 1, {{"gemini-2.5-flash", "generateContent", 3}, {"", "EmbedContentRequest", 2}}, 90, 100, 110, 120, 130};
  const std::string whole = report({}, summary);
  CHECK(whole.substr(whole.find("\"batch\"")) ==
        R"("batch":{"requests":5,"repeatedKeys":1,"byModel":[)"
        R"({"model":"gemini-2.5-flash","method":"generateContent","requests":3},)"
        R"({"model":null,"method":"EmbedContentRequest","requests":2}],)"
        R"("bytes":{"least":90,"median":100,"p90":110,"p99":120,"most":130}}}})"
        "\n");
}

TEST_CASE("every finding is one line with every member") {
  Finding finding = misspelt_temperature();
  finding.request = RequestName{7, "r-1"};
  finding.server->message = "no \"such\" field\n";
  finding.notes = {{"here", Within::line, "/key", range_on_line(1, 2, 3, 4)}, {"and there", Within::file, {}, {}}};
  const std::string expected =
      R"({"version":1,"tool":{"name":"gemlint","version":"0.1.0","knowledge":"2026-11-23"},"findings":[)"
      "\n"
      R"({"rule":"unknown-field","category":"wire","severity":"error",)"
      R"("message":"unknown field 'temprature' in GenerationConfig; did you mean 'temperature'?",)"
      R"("path":"prompts/summary.json","request":{"index":7,"key":"r-1"},)"
      R"("in":"body","pointer":"/generationConfig/temprature",)"
      R"("range":{"start":{"line":14,"column":5,"offset":241},"end":{"line":14,"column":17,"offset":253}},)"
      R"("server":{"http":400,"status":"INVALID_ARGUMENT","message":"no \"such\" field\n"},)"
      R"("guidance":"invalid-argument","fingerprint":"0000000000000000",)"
      R"("notes":[{"message":"here","in":"line","pointer":"/key",)"
      R"("range":{"start":{"line":1,"column":2,"offset":3},"end":{"line":1,"column":6,"offset":7}}},)"
      R"({"message":"and there","in":"file","pointer":null,"range":null}],)"
      R"("fixes":[{"title":"rename to 'temperature'","safety":"safe","edits":[)"
      R"({"range":{"start":{"line":14,"column":6,"offset":242},"end":{"line":14,"column":16,"offset":252}},)"
      R"("text":"temperature"}]}]},)"
      "\n"
      R"({"rule":"not-a-request","category":"input","severity":"warning","message":"no Gemini request in this file",)"
      R"("path":"prompts/notes.json","request":null,"in":"file","pointer":null,"range":null,"server":null,)"
      R"("guidance":null,"fingerprint":"0000000000000000","notes":[],"fixes":[]})"
      "\n"
      R"(],"summary":{"files":0,"requests":0,"errors":0,"warnings":0,"infos":0,"withoutModel":0,"notRequests":0,)"
      R"("notCovered":0,"unreadable":0,"suppressed":0,"baselined":0,"batch":null}})"
      "\n";
  CHECK(report({finding, file_warning()}) == expected);
}

TEST_CASE("what is not known is null") {
  Finding finding = misspelt_temperature();
  finding.request = RequestName{0, {}};
  finding.server->message.reset();
  finding.fixes[0].safety = Safety::unsafe_;
  const rapidjson::Document json = only_finding(finding);
  CHECK(json["request"]["key"].IsNull());
  CHECK(json["server"]["message"].IsNull());
  CHECK(json["fixes"][0]["safety"].GetString() == std::string("unsafe"));
}

TEST_CASE("any bytes make valid JSON") {
  Finding finding = misspelt_temperature();
  finding.message = std::string("a\0b", 3);
  finding.hint.clear();
  finding.path = "caf\xE9/\xF0\x9F\x98.json";
  finding.pointer = "/日本\x1b\"\\";
  const rapidjson::Document json = only_finding(finding);
  CHECK(std::string(json["message"].GetString(), json["message"].GetStringLength()) == std::string("a\0b", 3));
  CHECK(json["path"].GetString() == std::string("caf\xEF\xBF\xBD/\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD.json"));
  CHECK(json["pointer"].GetString() == std::string("/日本\x1b\"\\"));
}

TEST_CASE("a caller may empty the text between the pieces, and one writer can write several reports") {
  JsonReport json;
  for (int run = 0; run < 2; ++run) {
    std::string whole;
    std::string piece;
    const auto flush = [&] {
      whole += piece;
      piece.clear();
    };
    json.begin(tool, piece);
    flush();
    json.add(misspelt_temperature(), piece);
    flush();
    json.add(file_warning(), piece);
    flush();
    json.end({}, piece);
    flush();
    CHECK(whole == report({misspelt_temperature(), file_warning()}));
  }
}
