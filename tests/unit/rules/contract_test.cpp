// Between the stages and the rule files: everything that a stage says has words, and all words have somebody who says
// them.
#include <doctest/doctest.h>

#include <map>
#include <set>
#include <string>
#include <string_view>

#include "api/violation.hpp"
#include "checks/checks.hpp"
#include "json/explain.hpp"
#include "lint/syntax_findings.hpp"
#include "rules/rule.hpp"
#include "rules/validate_rules.hpp"

using namespace gemlint;

namespace {

using Names = std::set<std::string>;

/// What decode says: a name for each violation, and those that lint makes of one.
Names decode_names() {
  Names names;
  for (std::size_t i = 0; i < api::violation_count; ++i) {
    const auto violation = static_cast<api::Violation>(i);
    if (violation != api::Violation::not_in_version) names.emplace(api::to_string(violation));
  }
  for (const char* tier : {"a", "b", "c"}) {
    names.insert(std::string("not-in-version-") + tier);
    names.insert(std::string("route-not-in-version-") + tier);
  }
  names.insert("unknown-name-perhaps-newer");
  names.insert("unknown-enum-value-perhaps-newer");
  names.insert("foreign-shape");
  names.insert("unknown-object");
  return names;
}

/// What the explain reader says.
Names parse_names() {
  Names names;
  for (int i = 0; i <= static_cast<int>(json::Problem::invalid_utf8); ++i) {
    names.emplace(lint::emission_name(static_cast<json::Problem>(i)));
  }
  return names;
}

Names recognise_names() {
  return {"api-key-in-file", "batch-line-without-request", "not-a-request", "other-method", "repeated-batch-key",
          "request-too-large", "unknown-route"};
}

/// The emissions of all rules with this stage.
Names claimed(std::string_view stage) {
  Names names;
  for (const rules::Rule& rule : rules::bundled_rules().rules) {
    if (rule.stage != stage) continue;
    for (const rules::Emission& emission : rule.emits) names.emplace(emission.name);
  }
  return names;
}

}  // namespace

TEST_CASE("every violation has a name of its own") {
  Names names;
  for (std::size_t i = 0; i < api::violation_count; ++i) {
    const std::string name(api::to_string(static_cast<api::Violation>(i)));
    CHECK_FALSE(name.empty());
    CHECK(names.insert(name).second);
  }
}

TEST_CASE("every problem of the explain reader has a name of its own") {
  const Names names = parse_names();
  CHECK(names.size() == static_cast<std::size_t>(json::Problem::invalid_utf8) + 1);
  CHECK(names.count("") == 0);
}

TEST_CASE("what the stages say and what the rules have words for is the same") {
  CHECK(claimed("decode") == decode_names());
  CHECK(claimed("parse") == parse_names());
  CHECK(claimed("recognise") == recognise_names());
}

TEST_CASE("every rule belongs to a stage, or is on something, and has words") {
  for (const rules::Rule& rule : rules::bundled_rules().rules) {
    CAPTURE(rule.id);
    const bool by_stage = rule.stage == "recognise" || rule.stage == "parse" || rule.stage == "decode";
    CHECK((by_stage || (rule.stage.empty() && (!rule.check.empty() || !rule.on.empty()))));
    CHECK_FALSE(rule.emits.empty());
  }
}

TEST_CASE("every native check is that of exactly one rule, of the same name") {
  Names named;
  for (const rules::Rule& rule : rules::bundled_rules().rules) {
    if (rule.check.empty()) continue;
    CAPTURE(rule.id);
    CHECK(rule.check == rule.id);
    CHECK(named.emplace(rule.check).second);
  }
  Names defined;
  for (const rules::NativeCheck& check : checks::all()) {
    CHECK((check.run != nullptr));
    CHECK(defined.emplace(check.name).second);
  }
  CHECK(named == defined);
}

TEST_CASE("every name that a rule uses is one of the API's") {
  CHECK(rules::wrong_name_in(rules::bundled_rules(), api::bundled_schemas(), api::bundled_models()) == "");
}

TEST_CASE("no emission is claimed by two rules") {
  std::map<std::string, std::string_view> owners;
  for (const rules::Rule& rule : rules::bundled_rules().rules) {
    for (const rules::Emission& emission : rule.emits) {
      if (rule.stage.empty()) continue;  // the rule itself says what it finds
      const std::string name = std::string(rule.stage) + ' ' + std::string(emission.name);
      const std::string_view owner = owners.emplace(name, rule.id).first->second;
      CAPTURE(name);
      CHECK(owner == rule.id);
    }
    Names own;
    for (const rules::Emission& emission : rule.emits) CHECK(own.emplace(emission.name).second);
  }
}

TEST_CASE("leniences are warnings, other problems are errors") {
  for (int i = 0; i <= static_cast<int>(json::Problem::invalid_utf8); ++i) {
    const auto problem = static_cast<json::Problem>(i);
    const auto spoken = rules::find_emission(rules::bundled_rules(), "parse", lint::emission_name(problem));
    REQUIRE(spoken.has_value());
    CAPTURE(spoken->emission->name);
    CHECK(spoken->emission->severity == (json::is_lenience(problem) ? Severity::warning : Severity::error));
  }
}

TEST_CASE("finding who speaks") {
  const rules::RuleSet& set = rules::bundled_rules();
  const auto spoken = rules::find_emission(set, "decode", "fraction-for-integer");
  REQUIRE(spoken.has_value());
  CHECK(spoken->rule->id == "wrong-type");
  CHECK(spoken->emission->name == "fraction-for-integer");
  CHECK_FALSE(rules::find_emission(set, "parse", "fraction-for-integer").has_value());
  CHECK_FALSE(rules::find_emission(set, "decode", "no-such-thing").has_value());
  CHECK(rules::find_text(spoken->rule->hints, "no-such-hint").empty());
}

TEST_CASE("rules are sorted by id, and every id stands once") {
  const auto& all = rules::bundled_rules().rules;
  for (std::size_t i = 1; i < all.size(); ++i) CHECK(all[i - 1].id < all[i].id);
}
