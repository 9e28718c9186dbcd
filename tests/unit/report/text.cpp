#include "report/text.hpp"

#include <doctest/doctest.h>

#include <string>

#include "example_finding.hpp"

using namespace gemlint;

namespace {

const ReportWords english(rules::bundled_rules().ui);

std::string rendered(const Finding& finding, bool color = false) {
  std::string out;
  TextOptions options;
  options.color = color;
  options.words = english;
  append_text(out, finding, options);
  return out;
}

}  // namespace

TEST_CASE("a finding with everything: headline, code frame, server, guide, fix") {
  CHECK(rendered(misspelt_temperature()) ==
        R"(prompts/summary.json:14:5: error: unknown field 'temprature' in GenerationConfig [unknown-field]
   |
14 |     "temprature": 0.7,
   |     ^^^^^^^^^^^^ did you mean 'temperature'?
   |
   = server: 400 INVALID_ARGUMENT  Invalid JSON payload received. Unknown name "temprature" at 'generation_config': Cannot find field.
   = guide: The server cannot use the body; compare it with the reference. (gemlint explain invalid-argument)
   = fix: rename to 'temperature' (safe)

)");
}

TEST_CASE("a finding appends to what is there") {
  std::string out = "before\n";
  append_text(out, file_warning(), {.words = english});
  CHECK(out == "before\nprompts/notes.json: warning: no Gemini request in this file [not-a-request]\n\n");
}

TEST_CASE("notes stand after the fixes, with their place when they have one") {
  Finding finding = misspelt_temperature();
  finding.severity = Severity::info;
  finding.hint.clear();
  finding.server.reset();
  finding.guide.clear();
  finding.range = range_on_line(1007, 5, 24100, 12);
  finding.fixes.push_back({"remove it", Safety::unsafe_, {{range_on_line(1007, 5, 24100, 17), ""}}});
  finding.notes = {{"first set here", Within::body, "/generationConfig/temperature", range_on_line(3, 7, 44, 13)},
                   {"the later one wins", Within::body, {}, {}}};
  CHECK(rendered(finding) ==
        R"(prompts/summary.json:1007:5: info: unknown field 'temprature' in GenerationConfig [unknown-field]
     |
1007 |     "temprature": 0.7,
     |     ^^^^^^^^^^^^
     |
     = fix: rename to 'temperature' (safe)
     = fix: remove it (unsafe)
     = note: prompts/summary.json:3:7: first set here
     = note: the later one wins

)");
}

TEST_CASE("without details the frame ends with the mark") {
  Finding finding = misspelt_temperature();
  finding.server.reset();
  finding.guide.clear();
  finding.fixes.clear();
  finding.range = range_on_line(3, 5, 41, 12);
  CHECK(rendered(finding) ==
        R"(prompts/summary.json:3:5: error: unknown field 'temprature' in GenerationConfig [unknown-field]
  |
3 |     "temprature": 0.7,
  |     ^^^^^^^^^^^^ did you mean 'temperature'?

)");
}

TEST_CASE("without a frame the hint follows the message and details are kept") {
  Finding finding = misspelt_temperature();
  finding.excerpt.reset();
  finding.server->message.reset();
  CHECK(rendered(finding) ==
        "prompts/summary.json:14:5: error: unknown field 'temprature' in GenerationConfig; did you mean 'temperature'? "
        "[unknown-field]\n"
        " = server: 400 INVALID_ARGUMENT\n"
        " = guide: The server cannot use the body; compare it with the reference. (gemlint explain invalid-argument)\n"
        " = fix: rename to 'temperature' (safe)\n\n");
}

TEST_CASE("an empty line is framed without blanks at its end") {
  Finding finding = misspelt_temperature();
  finding.server.reset();
  finding.guide.clear();
  finding.fixes.clear();
  finding.hint.clear();
  finding.excerpt = Excerpt{"", 0, 1};
  CHECK(rendered(finding).find("\n   |\n14 |\n   | ^\n\n") != std::string::npos);
}

TEST_CASE("a server message of several lines is shown on one") {
  Finding finding = file_warning();
  finding.server = ServerAnswer{400, "INVALID_ARGUMENT", "\nfirst: bad\r\nsecond: bad\n\n\tthird\x1b[0m\n"};
  CHECK(rendered(finding) ==
        "prompts/notes.json: warning: no Gemini request in this file [not-a-request]\n"
        " = server: 400 INVALID_ARGUMENT  first: bad / second: bad / \\u0009third\\u001b[0m\n\n");
}

TEST_CASE("no string of a finding brings a control to the terminal") {
  const std::string hostile =
      "a\x1b]0;owned\x07\xc2\x9b"
      "31m\nb\x9b\xff\xe2\x80\xae";
  Finding finding = misspelt_temperature();
  for (std::string* text : {&finding.rule, &finding.message, &finding.hint, &finding.path, &finding.server->status,
                            &*finding.server->message, &finding.guidance, &finding.guide, &finding.fixes[0].title,
                            &finding.excerpt->text}) {
    *text = hostile;
  }
  finding.excerpt->mark_length = 40;
  finding.notes = {{hostile, Within::body, {}, range_on_line(1, 1, 0, 1)}};
  const std::string escaped = R"(a\u001b]0;owned\u0007\u009b31m\u000ab\x9b\xff\u202e)";
  const std::string in_server = R"(a\u001b]0;owned\u0007\u009b31m / b\x9b\xff\u202e)";
  CHECK(rendered(finding) == escaped + ":14:5: error: " + escaped + " [" + escaped +
                                 "]\n"
                                 "   |\n"
                                 "14 | a·]0;owned··31m·b\xEF\xBF\xBD\xEF\xBF\xBD·\n"
                                 "   |     ^^^^^^^^^^^^^^^^ " +
                                 escaped +
                                 "\n"
                                 "   |\n"
                                 "   = server: 400 " +
                                 escaped + "  " + in_server + "\n   = guide: " + escaped + " (gemlint explain " +
                                 escaped + ")\n   = fix: " + escaped + " (safe)\n   = note: " + escaped +
                                 ":1:1: " + escaped + "\n\n");
}

TEST_CASE("colours mark place, severity, gutter and mark") {
  Finding finding = misspelt_temperature();
  finding.server.reset();
  finding.guide.clear();
  CHECK(rendered(finding, true) ==
        "\x1b[1mprompts/summary.json:14:5:\x1b[0m \x1b[1;31merror\x1b[0m: unknown field 'temprature' in "
        "GenerationConfig [unknown-field]\n"
        "\x1b[2m   |\x1b[0m\n"
        "\x1b[2m14 |\x1b[0m     \"temprature\": 0.7,\n"
        "\x1b[2m   |\x1b[0m     \x1b[1;31m^^^^^^^^^^^^\x1b[0m did you mean 'temperature'?\n"
        "\x1b[2m   |\x1b[0m\n"
        "\x1b[2m   =\x1b[0m fix: rename to 'temperature' (safe)\n\n");
  finding.severity = Severity::warning;
  CHECK(rendered(finding, true).find("\x1b[1;33mwarning\x1b[0m") != std::string::npos);
  finding.severity = Severity::info;
  CHECK(rendered(finding, true).find("\x1b[1;34m^^^^^^^^^^^^\x1b[0m") != std::string::npos);
}

TEST_CASE("the fixed words are those of the language, and what the finding says stays as it is") {
  Finding finding = misspelt_temperature();
  finding.notes = {{"o tutaj", Within::body, {}, {}}};
  finding.fixes.push_back({"usuń", Safety::unsafe_, {}});
  std::string out;
  append_text(out, finding, {.words = ReportWords(rules::bundled_rules(rules::Language::pl).ui)});
  CHECK(out.starts_with(
      "prompts/summary.json:14:5: error: unknown field 'temprature' in GenerationConfig [unknown-field]\n"));
  CHECK(out.ends_with(R"(
   = serwer: 400 INVALID_ARGUMENT  Invalid JSON payload received. Unknown name "temprature" at 'generation_config': Cannot find field.
   = przewodnik: The server cannot use the body; compare it with the reference. (gemlint explain invalid-argument)
   = poprawka: rename to 'temperature' (bezpieczna)
   = poprawka: usuń (niepewna)
   = dopisek: o tutaj

)"));
}
