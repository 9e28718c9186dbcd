/// Reads rules/*.json into the structs of rule.hpp: for the build's tables, and for a team's own rules.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/rule.hpp"

namespace gemlint::rules {

/// Rules and the memory that they point into. Stays valid when moved.
struct LoadedRules {
  RuleSet set;

  std::deque<std::string> strings;
  std::deque<std::vector<Emission>> emissions;
  std::deque<std::vector<Text>> texts;
  std::deque<std::vector<std::string_view>> lists;
  std::deque<std::vector<Source>> sources;
  std::vector<Rule> rules;
  std::vector<Text> words;
  std::vector<ForeignName> foreign_names;
};

/// A file and its text.
struct RuleFile {
  std::string name;
  std::string text;
};

/// The files that are not rules themselves.
struct SharedFiles {
  RuleFile words;          ///< words.json
  RuleFile foreign_names;  ///< foreign_names.json
};

/// Loads the rule files and what they share. Unknown keys, missing ones and wrong types are errors: then nothing is
/// returned, and `error` says which file and what.
std::optional<LoadedRules> load_rules(const std::vector<RuleFile>& files, const SharedFiles& shared,
                                      std::string& error);

}  // namespace gemlint::rules
