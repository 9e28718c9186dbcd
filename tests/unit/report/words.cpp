#include "report/words.hpp"

#include <doctest/doctest.h>

using namespace gemlint;

namespace {

constexpr rules::Text texts[] = {{"a.word", "Wort"},           {"a.wording", "Wortlaut"},
                                 {"cat.one", "{count} cat"},   {"cat.many", "{count} cats"},
                                 {"dog.one", "{count} pies"},  {"dog.few", "{count} psy"},
                                 {"dog.many", "{count} psów"}, {"a.place", "{x} at {y}, {x}"}};

}  // namespace

TEST_CASE("a word is found by its whole name, and an unknown name stands for itself") {
  const ReportWords words{texts};
  CHECK(words.word("a.word") == "Wort");
  CHECK(words.word("a.wording") == "Wortlaut");
  CHECK(words.word("a.wor") == "a.wor");
  CHECK(words.counted("mouse", 3) == "mouse");
  CHECK(ReportWords().word("a.word") == "a.word");
}

TEST_CASE("holes are filled wherever they stand, and values are not looked into") {
  const ReportWords words{texts};
  CHECK(words.sentence("a.place", {{"x", "here"}, {"y", "there"}}) == "here at there, here");
  CHECK(words.sentence("a.place", {{"x", "{x}"}}) == "{x} at {y}, {x}");
  CHECK(words.sentence("a.place", {}) == "{x} at {y}, {x}");
}

TEST_CASE("a language without a form for a few uses the one for many") {
  const ReportWords words{texts};
  CHECK(words.counted("cat", 1) == "1 cat");
  CHECK(words.counted("cat", 0) == "0 cats");
  CHECK(words.counted("cat", 3) == "3 cats");
  CHECK(words.counted("dog", 3) == "3 psy");
  CHECK(words.counted("dog", 13) == "13 psów");
  CHECK(words.counted("dog", 33) == "33 psy");
}
