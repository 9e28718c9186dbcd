#include "report/junit.hpp"

#include "written_report.hpp"

using namespace gemlint;

namespace {

constexpr const char* head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n";

std::size_t times(const std::string& text, std::string_view what) {
  std::size_t count = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + what.size())) ++count;
  return count;
}

}  // namespace

TEST_CASE("junit: a suite a file; a failure for what fails the run") {
  Finding advice = file_warning();
  advice.path = "prompts/summary.json";
  CHECK(written("junit", {misspelt_temperature(), advice}) ==
        std::string(head) +
            "  <testsuite name=\"prompts/summary.json\" package=\"gemlint\" id=\"0\" timestamp=\"2026-11-23T10:20:30\" "
            "hostname=\"localhost\" tests=\"2\" failures=\"1\" errors=\"0\" time=\"0\">\n"
            "    <properties/>\n"
            "    <testcase name=\"unknown-field 14:5\" classname=\"prompts/summary.json\" time=\"0\"><failure "
            "type=\"error\" message=\"unknown field 'temprature' in GenerationConfig; did you mean "
            "'temperature'?\">prompts/summary.json:14:5: error: unknown field 'temprature' in GenerationConfig; did "
            "you mean 'temperature'? [unknown-field]\n"
            "server: 400 INVALID_ARGUMENT  Invalid JSON payload received. Unknown name &quot;temprature&quot; at "
            "'generation_config': Cannot find field.\n"
            "fix: rename to 'temperature'\n"
            "gemlint explain unknown-field</failure></testcase>\n"
            "    <testcase name=\"not-a-request\" classname=\"prompts/summary.json\" time=\"0\"/>\n"
            "    <system-out>prompts/summary.json: warning: no Gemini request in this file [not-a-request]\n"
            "</system-out>\n"
            "    <system-err/>\n"
            "  </testsuite>\n"
            "</testsuites>\n");
}

TEST_CASE("junit: what fails is what --fail-on says") {
  ReportSettings settings = settings_in(rules::Language::en);
  settings.least_failure = Severity::info;
  CHECK(times(written("junit", {misspelt_temperature(), file_warning()}, settings), "<failure") == 2);
  settings.least_failure = std::nullopt;
  CHECK(times(written("junit", {misspelt_temperature(), file_warning()}, settings), "<failure") == 0);
}

TEST_CASE("junit: clean files pass, unreadable ones are errors") {
  const auto reporter = make_reporter("junit", settings_in(rules::Language::en));
  std::string out;
  reporter->begin(out);
  reporter->end_file("clean.json", out);
  reporter->add(misspelt_temperature(), out);
  reporter->end_file("prompts/summary.json", out);
  reporter->add_problem("gone.json: no such file", out);
  reporter->end({}, out);
  CHECK(times(out, "<testsuite ") == 3);
  CHECK(out.find("name=\"clean.json\" package=\"gemlint\" id=\"0\"") != std::string::npos);
  CHECK(out.find("<testcase name=\"gemlint\" classname=\"clean.json\" time=\"0\"/>") != std::string::npos);
  CHECK(out.find("tests=\"1\" failures=\"0\" errors=\"1\"") != std::string::npos);
  CHECK(out.find("<error type=\"unreadable\" message=\"gone.json: no such file\"/>") != std::string::npos);
}

TEST_CASE("junit: what is only counted as unreadable is one error") {
  const auto reporter = make_reporter("junit", settings_in(rules::Language::pl));
  std::string out;
  reporter->begin(out);
  reporter->add_problem("gone.json: no such file", out);
  Summary summary;
  summary.unreadable = 3;
  reporter->end(summary, out);
  CHECK(times(out, "<testsuite ") == 2);
  CHECK(out.find("<testcase name=\"gemlint\" classname=\"unreadable\" time=\"0\"><error type=\"unreadable\" "
                 "message=\"Nie udało się odczytać 2 plików.\"/></testcase>") != std::string::npos);
}

TEST_CASE("junit: a file with very many findings goes on in a further suite") {
  const std::vector<Finding> many(JunitReport::most_cases + 1, misspelt_temperature());
  const std::string out = written("junit", many);
  CHECK(times(out, "<testsuite ") == 2);
  CHECK(out.find("tests=\"10000\" failures=\"10000\"") != std::string::npos);
  CHECK(out.find("tests=\"1\" failures=\"1\"") != std::string::npos);
  CHECK(times(out, "<testcase ") == many.size());
}

TEST_CASE("junit: no byte of a file breaks the XML") {
  const std::string out = written("junit", {hostile_finding()});
  for (const char c : out) CHECK((static_cast<unsigned char>(c) >= ' ' || c == '\n'));
  CHECK(out.find("<&") == std::string::npos);
  CHECK(out.find("]]>") == std::string::npos);
  CHECK(out.find("\xff") == std::string::npos);
}
