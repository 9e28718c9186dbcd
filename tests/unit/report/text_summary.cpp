#include <doctest/doctest.h>

#include "report/text.hpp"

using namespace gemlint;

namespace {

const TextOptions english = {.words = ReportWords(rules::bundled_rules().ui)};
const TextOptions polish = {.words = ReportWords(rules::bundled_rules(rules::Language::pl).ui)};

Summary of(std::size_t errors, std::size_t warnings, std::size_t infos) {
  Summary summary;
  summary.files = 38;
  summary.requests = 41;
  summary.errors = errors;
  summary.warnings = warnings;
  summary.infos = infos;
  summary.with_findings = 2;
  return summary;
}

}  // namespace

TEST_CASE("findings are counted by severity") {
  CHECK(text_summary(of(3, 1, 0), english) == "3 errors, 1 warning in 2 of 41 requests (38 files).\n");
  CHECK(text_summary(of(1, 2, 0), english) == "1 error, 2 warnings in 2 of 41 requests (38 files).\n");
  CHECK(text_summary(of(0, 0, 2), english) == "2 infos in 2 of 41 requests (38 files).\n");
  CHECK(text_summary(of(1, 0, 1), english) == "1 error, 1 info in 2 of 41 requests (38 files).\n");
}

TEST_CASE("one of each is singular") {
  Summary summary = of(1, 0, 0);
  summary.files = summary.requests = summary.with_findings = 1;
  CHECK(text_summary(summary, english) == "1 error in 1 of 1 request (1 file).\n");
}

TEST_CASE("--fix is mentioned only where it exists and helps") {
  Summary summary = of(3, 1, 0);
  TextOptions options = english;
  options.mention_fix = true;
  CHECK(text_summary(summary, options) == "3 errors, 1 warning in 2 of 41 requests (38 files).\n");
  summary.fixable = 2;
  CHECK(text_summary(summary, options) ==
        "3 errors, 1 warning in 2 of 41 requests (38 files). 2 fixable with --fix.\n");
  CHECK(text_summary(summary, english) == "3 errors, 1 warning in 2 of 41 requests (38 files).\n");
}

TEST_CASE("a clean run says so, or nothing when quiet") {
  CHECK(text_summary(of(0, 0, 0), english) == "No problems in 41 requests (38 files).\n");
  TextOptions quiet = english;
  quiet.quiet = true;
  Summary clean = of(0, 0, 0);
  clean.without_model = 12;
  CHECK(text_summary(clean, quiet).empty());
  CHECK(text_summary(of(0, 0, 1), quiet) == "1 info in 2 of 41 requests (38 files).\n");
  clean.without_model = 0;
  clean.unreadable = 1;
  CHECK(text_summary(clean, quiet) == "No problems in 41 requests (38 files).\n1 file could not be read.\n");
}

TEST_CASE("findings need no request") {
  Summary summary;
  summary.files = 3;
  CHECK(text_summary(summary, english) == "No requests found (3 files).\n");
  summary.errors = 1;
  CHECK(text_summary(summary, english) == "1 error, no requests found (3 files).\n");
  summary.requests = 2;
  CHECK(text_summary(summary, english) == "1 error outside of 2 requests (3 files).\n");
}

TEST_CASE("what was not checked is said, each on its line") {
  Summary summary = of(0, 0, 0);
  summary.unreadable = 2;
  summary.without_model = 12;
  summary.not_covered = 4;
  summary.not_requests = 3;
  CHECK(text_summary(summary, english) ==
        "No problems in 41 requests (38 files).\n"
        "2 files could not be read.\n"
        "12 requests name no known model: checks that depend on the model were left out.\n"
        "4 requests go to routes that are not checked yet.\n"
        "3 files or objects hold no Gemini request and were left alone.\n");
  summary.unreadable = summary.without_model = summary.not_covered = summary.not_requests = 1;
  CHECK(text_summary(summary, english) ==
        "No problems in 41 requests (38 files).\n"
        "1 file could not be read.\n"
        "1 request names no known model: checks that depend on the model were left out.\n"
        "1 request goes to a route that is not checked yet.\n"
        "1 file or object holds no Gemini request and was left alone.\n");
}

TEST_CASE("Polish has a form for a few") {
  const auto errors = [](std::size_t count) {
    const std::string whole = text_summary(of(count, 0, 0), polish);
    return whole.substr(0, whole.find(" w "));
  };
  CHECK(errors(1) == "1 błąd");
  for (const std::size_t few : {2u, 3u, 4u, 22u, 24u, 102u, 1004u})
    CHECK(errors(few) == std::to_string(few) + " błędy");
  for (const std::size_t many : {5u, 10u, 11u, 12u, 14u, 21u, 25u, 100u, 112u, 1013u}) {
    CHECK(errors(many) == std::to_string(many) + " błędów");
  }
  CHECK(text_summary(of(1, 2, 5), polish) == "1 błąd, 2 ostrzeżenia, 5 informacji w 2 z 41 żądań (38 plików).\n");
}

TEST_CASE("every sentence exists in Polish") {
  Summary summary = of(0, 0, 0);
  summary.files = 2;
  summary.unreadable = 1;
  summary.without_model = 3;
  summary.not_covered = 5;
  summary.not_requests = 22;
  CHECK(text_summary(summary, polish) ==
        "Brak uwag do 41 żądań (2 pliki).\n"
        "Nie udało się odczytać 1 pliku.\n"
        "3 żądania nie podają znanego modelu: pominięto sprawdzenia, które od niego zależą.\n"
        "5 żądań idzie pod ścieżki, których gemlint jeszcze nie sprawdza.\n"
        "22 pliki lub obiekty nie zawierają żądania do Gemini i zostały pominięte.\n");
}

TEST_CASE("what was mended comes first") {
  Summary summary = of(1, 1, 0);
  summary.fixed = 4;
  CHECK(text_summary(summary, english) == "4 fixed, 2 left.\n1 error, 1 warning in 2 of 41 requests (38 files).\n");
  summary.only_shown = true;
  CHECK(text_summary(summary, english) ==
        "4 would be fixed, 2 would be left.\n1 error, 1 warning in 2 of 41 requests (38 files).\n");
  Summary clean = of(0, 0, 0);
  clean.fixed = 0;
  CHECK(text_summary(clean, english) == "No problems in 41 requests (38 files).\n");
  clean.fixed = 1;
  CHECK(text_summary(clean, polish).starts_with("Naprawiono: 1, zostało: 0.\n"));
}
