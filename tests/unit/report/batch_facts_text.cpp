#include "report/batch_facts_text.hpp"

#include <doctest/doctest.h>

using namespace gemlint;

namespace {

const TextOptions english = {.words = ReportWords(rules::bundled_rules().ui)};
const TextOptions polish = {.words = ReportWords(rules::bundled_rules(rules::Language::pl).ui)};

Summary with(BatchSummary batch) {
  Summary summary;
  summary.batch = std::move(batch);
  return summary;
}

BatchSummary two_kinds() {
  return {.requests = 1200,
          .repeated_keys = 3,
          .targets = {{"gemini-2.5-flash", "generateContent", 1150}, {"", "EmbedContentRequest", 50}},
          .least = 212,
          .median = 9'999,
          .ninety = 10'000,
          .ninety_nine = 1'234'500,
          .most = 56'499'999'999};
}

/// As many requests to each of so many models.
BatchSummary of_models(std::size_t models, std::size_t others) {
  BatchSummary batch{.requests = 2 * models + others, .targets = {}, .least = 7, .most = 7};
  for (std::size_t i = 0; i < models; ++i)
    batch.targets.push_back({std::string(1, static_cast<char>('a' + i)), "m", 2});
  return batch;
}

}  // namespace

TEST_CASE("a batch in a few lines") {
  CHECK(batch_facts_text(with(two_kinds()), english) ==
        "Batch: 1200 requests, 3 repeated keys.\n"
        "  1150  gemini-2.5-flash, generateContent\n"
        "    50  no model named, EmbedContentRequest\n"
        "  Lines of 212 B to 56 GB: half of them up to about 9999 B, 90 % up to about 10 kB, 99 % up to about 1235 "
        "kB.\n"
        "\n");
  CHECK(batch_facts_text(with(two_kinds()), polish) ==
        "Wsad: 1200 żądań, 3 powtórzone klucze.\n"
        "  1150  gemini-2.5-flash, generateContent\n"
        "    50  bez podanego modelu, EmbedContentRequest\n"
        "  Wiersze od 212 B do 56 GB: połowa do około 9999 B, 90 % do około 10 kB, 99 % do około 1235 kB.\n"
        "\n");
}

TEST_CASE("one line, one key, one size") {
  BatchSummary batch{.requests = 1, .targets = {{"", "", 1}}, .least = 80, .median = 80, .most = 80};
  CHECK(batch_facts_text(with(batch), english) ==
        "Batch: 1 request, no repeated keys.\n  1  no model named\n  Lines of 80 B.\n\n");
  CHECK(batch_facts_text(with(batch), polish) ==
        "Wsad: 1 żądanie, żaden klucz się nie powtarza.\n  1  bez podanego modelu\n  Wiersze po 80 B.\n\n");
  batch.repeated_keys = 1;
  CHECK(batch_facts_text(with(batch), english).starts_with("Batch: 1 request, 1 repeated key.\n"));
  CHECK(batch_facts_text(with(batch), polish).starts_with("Wsad: 1 żądanie, 1 powtórzony klucz.\n"));
  batch.requests = batch.repeated_keys = 25;
  CHECK(batch_facts_text(with(batch), polish).starts_with("Wsad: 25 żądań, 25 powtórzonych kluczy.\n"));
}

TEST_CASE("of many models the first are shown") {
  CHECK(batch_facts_text(with(of_models(6, 0)), english) ==
        "Batch: 12 requests, no repeated keys.\n"
        "  2  a, m\n  2  b, m\n  2  c, m\n  2  d, m\n  2  e, m\n  2  f, m\n"
        "  Lines of 7 B.\n\n");
  CHECK(batch_facts_text(with(of_models(7, 6)), english) ==
        "Batch: 20 requests, no repeated keys.\n"
        "   2  a, m\n   2  b, m\n   2  c, m\n   2  d, m\n   2  e, m\n  10  other models or methods\n"
        "  Lines of 7 B.\n\n");
  CHECK(batch_facts_text(with(of_models(0, 3)), polish) ==
        "Wsad: 3 żądania, żaden klucz się nie powtarza.\n  3  inne modele lub metody\n  Wiersze po 7 B.\n\n");
}

TEST_CASE("nothing is said of no batch, or when quiet") {
  CHECK(batch_facts_text({}, english).empty());
  TextOptions quiet = english;
  quiet.quiet = true;
  CHECK(batch_facts_text(with(two_kinds()), quiet).empty());
}

TEST_CASE("a model's name cannot move the cursor") {
  const std::string text = batch_facts_text(
      with({.requests = 1, .targets = {{"\x1b[2Jm\n", "generateContent", 1}}, .least = 1, .most = 1}), english);
  CHECK(text.find("  1  \\u001b[2Jm\\u000a, generateContent\n") != std::string::npos);
}
