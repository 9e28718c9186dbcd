#include "rules/selection.hpp"

#include <doctest/doctest.h>

#include <array>

using namespace gemlint;
using namespace gemlint::rules;

namespace {

Rule rule(std::string_view id, std::string_view category) {
  Rule made;
  made.id = id;
  made.category = category;
  return made;
}

struct Set {
  std::array<Rule, 3> rules = {rule("apple", "fruit"), rule("beet", "root"), rule("cherry", "fruit")};
  RuleSet set;
  Set() { set.rules = rules; }
};

Selection from(const Wishes& wishes) {
  const Set set;
  std::string error;
  const auto selection = Selection::from(set.set, wishes, error);
  REQUIRE_MESSAGE(selection.has_value(), error);
  return *selection;
}

std::string error_of(const Wishes& wishes) {
  const Set set;
  std::string error;
  CHECK_FALSE(Selection::from(set.set, wishes, error).has_value());
  return error;
}

}  // namespace

TEST_CASE("without wishes every rule is on with its own severity") {
  for (const Selection& selection : {Selection(), from({})}) {
    CHECK(selection.is_on("apple"));
    CHECK(selection.is_on("a rule that nobody knows"));
    CHECK_FALSE(selection.severity("apple").has_value());
  }
}

TEST_CASE("select leaves the chosen rules and categories, ignore takes out") {
  const Selection fruit = from({.select = {"fruit"}, .ignore = {"cherry"}, .severities = {}});
  CHECK(fruit.is_on("apple"));
  CHECK_FALSE(fruit.is_on("beet"));
  CHECK_FALSE(fruit.is_on("cherry"));
  const Selection one = from({.select = {"beet", "apple"}, .ignore = {"root"}, .severities = {}});
  CHECK(one.is_on("apple"));
  CHECK_FALSE(one.is_on("beet"));
}

TEST_CASE("a severity for an id counts before one for its category, and the later before the earlier") {
  const Selection selection =
      from({.select = {}, .ignore = {}, .severities = {{"apple=info", "fruit=warning", "beet=error", "beet=off"}}});
  CHECK(selection.severity("apple") == Severity::info);
  CHECK(selection.severity("cherry") == Severity::warning);
  CHECK(selection.is_on("cherry"));
  CHECK_FALSE(selection.is_on("beet"));
  CHECK(from({.select = {}, .ignore = {}, .severities = {{"fruit=off", "apple=error"}}}).is_on("apple"));
  CHECK_FALSE(from({.select = {}, .ignore = {"apple"}, .severities = {{"apple=error"}}}).is_on("apple"));
}

TEST_CASE("words that are none are errors with the nearest that is one") {
  CHECK(error_of({.select = {"appel"}, .ignore = {}, .severities = {}}) ==
        "there is no rule or category 'appel'; did you mean 'apple'?");
  CHECK(error_of({.select = {}, .ignore = {"zzz"}, .severities = {}}) == "there is no rule or category 'zzz'");
  CHECK(error_of({.select = {}, .ignore = {}, .severities = {{"friut=off"}}}).find("did you mean 'fruit'?") !=
        std::string::npos);
  for (const char* text : {"apple", "apple=", "apple=loud", "apple=ERROR"})
    CHECK(error_of({.select = {}, .ignore = {}, .severities = {{text}}}).find("write RULE=error") != std::string::npos);
}

TEST_CASE("of two lists of severities the later counts, even a category's before an id's") {
  const auto selection = from({.select = {}, .ignore = {}, .severities = {{"apple=error"}, {"fruit=info"}}});
  CHECK(selection.severity("apple") == gemlint::Severity::info);
}
