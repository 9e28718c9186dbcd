#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "json/explain.hpp"
#include "same_value.hpp"

namespace {

/// Recorded requests that may stand beside the repository.
std::filesystem::path corpus_folder() { return std::filesystem::path(GEMLINT_SOURCE_DIR) / ".." / "shared" / "corpus"; }

}  // namespace

TEST_CASE("both readers make the same tree of recorded requests") {
  gemlint::json::AcceptReader reader;
  for (const char* name : {"recorded.jsonl", "samples.jsonl", "failing.jsonl", "tricky-valid.jsonl"}) {
    std::ifstream file(corpus_folder() / name, std::ios::binary);
    if (!file) {
      MESSAGE("skipped: there is no ../shared/corpus/" << name);
      continue;
    }
    std::string line;
    for (std::size_t number = 1; std::getline(file, line); ++number) {
      CAPTURE(name);
      CAPTURE(number);
      REQUIRE(gemlint::json::explain(line).strict());
      REQUIRE(gemlint::json::test::disagreement(reader, line) == "");
    }
  }
}
