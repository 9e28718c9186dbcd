#include "rules/guidance.hpp"

#include <doctest/doctest.h>

#include <string>

#include "rules/rule.hpp"

using namespace gemlint;

namespace {

std::string found(std::string_view what, rules::Language language = rules::Language::en) {
  std::string ids;
  for (const rules::Guidance* entry : rules::look_up(rules::bundled_rules(language).guidance, what)) {
    ids += (ids.empty() ? "" : " ") + std::string(entry->id);
  }
  return ids;
}

}  // namespace

TEST_CASE("an entry is found by its id, code, status or another name") {
  CHECK(found("invalid-argument") == "invalid-argument");
  CHECK(found("429") == "resource-exhausted");
  CHECK(found("400") == "invalid-argument failed-precondition");
  CHECK(found("RESOURCE_EXHAUSTED") == "resource-exhausted");
  CHECK(found("resource exhausted") == "resource-exhausted");
  CHECK(found("deadlineExceeded") == "deadline-exceeded");
  CHECK(found("BlockedReason.OTHER") == "blocked-other");
  CHECK(found("thinking budget") == "thinking");
  CHECK(found("MAX_TOKENS") == "token-limits");
}

TEST_CASE("every documented code has its entry") {
  for (const char* status : {"INVALID_ARGUMENT", "FAILED_PRECONDITION", "PERMISSION_DENIED", "NOT_FOUND",
                             "RESOURCE_EXHAUSTED", "CANCELLED", "INTERNAL", "UNAVAILABLE", "DEADLINE_EXCEEDED"}) {
    const auto entries = rules::look_up(rules::bundled_rules().guidance, status);
    REQUIRE(entries.size() == 1);
    CHECK(entries.front()->status == status);
  }
  for (const char* code : {"400", "403", "404", "429", "499", "500", "503", "504"}) CHECK_FALSE(found(code).empty());
}

TEST_CASE("words are looked for in ids and titles, all of them, at the start of words") {
  CHECK(found("repeat") == "repetition");
  CHECK(found("batch mode") == "batch");
  CHECK(found("mode batch") == "batch");
  CHECK(found("atch mode").empty());
  CHECK(found("batch recitation").empty());
  CHECK(found("klucz").empty());
  CHECK(found("klucz", rules::Language::pl) == "api-keys");
  CHECK(found("RECITATION", rules::Language::pl) == "recitation");
}

TEST_CASE("nothing is found for nothing, blanks or noise") {
  CHECK(found("").empty());
  CHECK(found("  ").empty());
  CHECK(found("-_-").empty());
  CHECK(found("0").empty());
  CHECK(found("\xFF\xC0").empty());
}

TEST_CASE("the table of parameters is data") {
  const rules::Guidance* entry = rules::find_guidance(rules::bundled_rules().guidance, "parameter-values");
  REQUIRE(entry != nullptr);
  REQUIRE(entry->parameters.size() == 4);
  CHECK(entry->parameters[0].name == "candidateCount");
  CHECK(entry->parameters[0].maximum == 8.0);
  CHECK(entry->parameters[0].whole);
  CHECK(entry->parameters[1].name == "temperature");
  CHECK(entry->parameters[1].maximum == 1.0);
  CHECK(entry->parameters[2].model_limit == "outputTokenLimit");
}
