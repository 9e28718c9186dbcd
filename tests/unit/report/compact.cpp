#include "report/compact.hpp"

#include "report/phrases.hpp"
#include "written_report.hpp"

using namespace gemlint;

TEST_CASE("compact: one line a finding, with the hint") {
  CHECK(written("compact", {misspelt_temperature(), file_warning()}) ==
        "prompts/summary.json:14:5: error: unknown field 'temprature' in GenerationConfig; did you mean "
        "'temperature'? [unknown-field]\n"
        "prompts/notes.json:1:1: warning: no Gemini request in this file [not-a-request]\n");
  CHECK(written("compact", {}).empty());
}

TEST_CASE("compact: nothing breaks a line or reaches the terminal") {
  CHECK(written("compact", {hostile_finding()}) ==
        "a b%:,\"<&>\\u000d\\u000a\\u001b\\xff.json:14:5: error: bad 100% <&\"'> ::error:: "
        "]]>\\u000anext\\u000d\\u001b[31m\\u0001 \\xff \xef\xbf\xbe [unknown-field]\n");
}

TEST_CASE("the server's answer in one line") {
  CHECK(server_in_short({400, "INVALID_ARGUMENT", "a\n\r\nb\n"}) == "400 INVALID_ARGUMENT  a / b");
  CHECK(server_in_short({404, "", std::nullopt}) == "404");
  CHECK(server_in_short({400, "X", "\n"}) == "400 X");
}
