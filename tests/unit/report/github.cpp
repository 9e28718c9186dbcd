#include "report/github.hpp"

#include "written_report.hpp"

using namespace gemlint;

TEST_CASE("github: a command a finding, with its place, the server's answer and where to read on") {
  Finding finding = misspelt_temperature();
  finding.path = "/srv/project/prompts/summary.json";
  finding.server->message = "Unknown\nname";
  CHECK(written("github", {finding, file_warning()}) ==
        "::error file=prompts/summary.json,line=14,col=5,endLine=14,endColumn=17,title=unknown-field::unknown field "
        "'temprature' in GenerationConfig; did you mean 'temperature'?%0Aserver: 400 INVALID_ARGUMENT  Unknown / "
        "name%0Agemlint explain unknown-field\n"
        "::warning file=prompts/notes.json,title=not-a-request::no Gemini request in this file%0Agemlint explain "
        "not-a-request\n");
}

TEST_CASE("github: an info is a notice, and several lines have no end column") {
  Finding finding = file_warning();
  finding.severity = Severity::info;
  finding.range = Range{{1, {1, 2}}, {9, {3, 4}}};
  CHECK(written("github", {finding}) ==
        "::notice file=prompts/notes.json,line=1,col=2,endLine=3,title=not-a-request::no Gemini request in this "
        "file%0Agemlint explain not-a-request\n");
}

TEST_CASE("github: no file and no message can begin another command or end a property") {
  Finding finding = hostile_finding();
  finding.server.reset();
  CHECK(written("github", {finding}) ==
        "::error file=a b%25%3A%2C\"<&>%0D%0A\\u001b\\xff.json,line=14,col=5,endLine=14,endColumn=17,"
        "title=unknown-field::bad 100%25 <&\"'> ::error:: ]]>%0Anext%0D\\u001b[31m\\u0001 \\xff "
        "\xef\xbf\xbe%0Agemlint explain unknown-field\n");
}
