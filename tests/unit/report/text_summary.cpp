#include <doctest/doctest.h>

#include "report/text.hpp"

using namespace gemlint;

namespace {

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
  CHECK(text_summary(of(3, 1, 0), {}) == "3 errors, 1 warning in 2 of 41 requests (38 files).\n");
  CHECK(text_summary(of(1, 2, 0), {}) == "1 error, 2 warnings in 2 of 41 requests (38 files).\n");
  CHECK(text_summary(of(0, 0, 2), {}) == "2 infos in 2 of 41 requests (38 files).\n");
  CHECK(text_summary(of(1, 0, 1), {}) == "1 error, 1 info in 2 of 41 requests (38 files).\n");
}

TEST_CASE("one of each is singular") {
  Summary summary = of(1, 0, 0);
  summary.files = summary.requests = summary.with_findings = 1;
  CHECK(text_summary(summary, {}) == "1 error in 1 of 1 request (1 file).\n");
}

TEST_CASE("--fix is mentioned only where it exists and helps") {
  Summary summary = of(3, 1, 0);
  TextOptions options;
  options.mention_fix = true;
  CHECK(text_summary(summary, options) == "3 errors, 1 warning in 2 of 41 requests (38 files).\n");
  summary.fixable = 2;
  CHECK(text_summary(summary, options) ==
        "3 errors, 1 warning in 2 of 41 requests (38 files). 2 fixable with --fix.\n");
  CHECK(text_summary(summary, {}) == "3 errors, 1 warning in 2 of 41 requests (38 files).\n");
}

TEST_CASE("a clean run says so, or nothing when quiet") {
  CHECK(text_summary(of(0, 0, 0), {}) == "No problems in 41 requests (38 files).\n");
  TextOptions quiet;
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
  CHECK(text_summary(summary, {}) == "No requests found (3 files).\n");
  summary.errors = 1;
  CHECK(text_summary(summary, {}) == "1 error, no requests found (3 files).\n");
  summary.requests = 2;
  CHECK(text_summary(summary, {}) == "1 error outside of 2 requests (3 files).\n");
}

TEST_CASE("what was not checked is said, each on its line") {
  Summary summary = of(0, 0, 0);
  summary.unreadable = 2;
  summary.without_model = 12;
  summary.not_covered = 4;
  summary.not_requests = 3;
  CHECK(text_summary(summary, {}) ==
        "No problems in 41 requests (38 files).\n"
        "2 files could not be read.\n"
        "12 requests name no known model: checks that depend on the model were left out.\n"
        "4 requests go to routes that are not checked yet.\n"
        "3 files or objects hold no Gemini request and were left alone.\n");
  summary.unreadable = summary.without_model = summary.not_covered = summary.not_requests = 1;
  CHECK(text_summary(summary, {}) ==
        "No problems in 41 requests (38 files).\n"
        "1 file could not be read.\n"
        "1 request names no known model: checks that depend on the model were left out.\n"
        "1 request goes to a route that is not checked yet.\n"
        "1 file or object holds no Gemini request and was left alone.\n");
}
