#include "lsp/folding.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <string>

#include "documents.hpp"

using namespace gemlint;
using namespace gemlint::lsp;
using namespace gemlint::lsp::test;

namespace {

/// Each fold as the lines it goes over, the first being 1: "1-4", with "c" for comments and "?" for what is not closed.
std::string lines_of(std::string_view text) {
  const LineIndex index(text);
  std::string all;
  for (const Fold& fold : folds(text)) {
    all += all.empty() ? "" : " ";
    all += std::to_string(index.position(fold.span.begin).line) + '-';
    all += std::to_string(index.position(fold.span.end).line);
    all += fold.kind == FoldKind::comment ? "c" : fold.closed ? "" : "?";
  }
  return all;
}

}  // namespace

TEST_CASE("objects and lists of several lines fold, strings and short ones do not") {
  CHECK(lines_of("{\n \"a\": [\n  1,\n  {\"b\": 2}\n ],\n \"c\": {}\n}\n") == "1-7 2-5");
  CHECK(lines_of("{\"a\": {\n}}") == "1-2 1-2");
  CHECK(lines_of("{\"a\": \"b\nc\"}") == "1-2");
  CHECK(lines_of("[1, 2, {\"a\": []}]").empty());
  CHECK(lines_of("").empty());
  CHECK(lines_of("{\r\n\"a\": [\r\n1]}") == "1-3 2-3");
  CHECK(lines_of("{\r\"a\": 1\r}") == "1-3");
}

TEST_CASE("a fold goes from the opening bracket to behind the closing one") {
  const std::string text = "{\"a\": [\n1\n]}";
  const auto found = folds(text);
  REQUIRE(found.size() == 2);
  CHECK(slice(text, found[0].span) == text);
  CHECK(slice(text, found[1].span) == "[\n1\n]");
}

TEST_CASE("comments fold, those on lines that follow each other together") {
  CHECK(lines_of("{\n // a\n // b\n \"a\": 1 /* x\n y */\n}") == "1-6 2-3c 4-5c");
  CHECK(lines_of("// a\n\n// b\n{}") == "");
  CHECK(lines_of("[1, // a\n // b\n // c\n2]") == "1-4 2-3c");
  CHECK(lines_of("/* a\n b\n c") == "1-3c");
}

TEST_CASE("what is not closed goes to the end of what it holds") {
  CHECK(lines_of("{\n\"a\": [\n1,\n2") == "1-4? 2-4?");
  CHECK(lines_of("{\n\"a\": {\n\"b\": 1\n}\n") == "1-4? 2-4");
  CHECK(lines_of("{\n\"a\": [\n1\n,\n\"b\": 2\n}") == "1-6 2-5?");
}

TEST_CASE("folds of every sample, whole and damaged, stand in order and inside of the text") {
  unsigned seed = 3;
  std::size_t count = 0;
  for (const Sample& sample : samples()) {
    std::vector<std::string> texts = damaged(sample.text, ++seed, 30);
    texts.push_back(sample.text);
    for (const std::string& text : texts) {
      const auto found = folds(text);
      count += found.size();
      const auto before = [](const Fold& a, const Fold& b) { return a.span.begin < b.span.begin; };
      CHECK(std::is_sorted(found.begin(), found.end(), before));
      for (const Fold& fold : found) {
        CHECK(fold.span.begin < fold.span.end);
        REQUIRE(fold.span.end <= text.size());
        CHECK(slice(text, fold.span).find_first_of("\r\n") != std::string_view::npos);
        if (fold.kind == FoldKind::container) CHECK((text[fold.span.begin] == '{' || text[fold.span.begin] == '['));
      }
    }
  }
  CHECK(count > 5000);
}

TEST_CASE("folds of large documents take no longer than their size") {
  const auto begin = std::chrono::steady_clock::now();
  std::string text = "[\n";
  for (int i = 0; i < 200'000; ++i) text += "[[\n{}]], // a\n/* b */ /* c */\n// d\n";
  CHECK(folds(text).size() > 400'000);
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(5));
}
