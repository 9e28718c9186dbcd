/// Reads rules/*.json into the structs of rule.hpp: for the build's tables, and for a team's own rules.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/file_reader.hpp"
#include "rules/rule.hpp"

namespace gemlint::rules {

/// Rules and the memory that they point into. Stays valid when moved.
struct LoadedRules {
  RuleSet set;

  TextMemory memory;
  std::deque<std::vector<Emission>> emissions;
  std::deque<std::vector<Value>> values;
  std::vector<Rule> rules;
  std::vector<Text> words;
  std::vector<ForeignName> foreign_names;
  std::vector<ForeignShape> foreign_shapes;
  std::vector<ForeignValue> foreign_values;
  std::deque<std::vector<GuidanceCase>> guidance_cases;
  std::deque<std::vector<GuidanceParameter>> guidance_parameters;
  std::vector<Guidance> guidance;
  std::vector<Text> ui;
};

/// The files that are not rules themselves.
struct SharedFiles {
  RuleFile words;          ///< words.json
  RuleFile foreign_names;  ///< foreign_names.json
  RuleFile guidance;       ///< guidance.json
  RuleFile ui;             ///< ui.json
};

/// Loads the rule files and what they share. Unknown keys, missing ones and wrong types are errors: then nothing is
/// returned, and `error` says which file and what.
std::optional<LoadedRules> load_rules(const std::vector<RuleFile>& files, const SharedFiles& shared,
                                      std::string& error);

/// The ids of a team's own rules begin with this, and no others.
inline constexpr std::string_view team_prefix = "x-";

/// The rules of `base` and a team's own (files of one or more folders). They have
/// conditions, no native checks, and are warnings or infos unless they say "policy": true. The result points into
/// `base`, which must outlive it.
std::optional<LoadedRules> with_team_rules(const RuleSet& base, const std::vector<RuleFile>& files, std::string& error);

/// Loads what people bring from elsewhere (foreign_names.json) into `out`; false with `error` when something is wrong
/// with it.
bool load_foreign(const RuleFile& file, LoadedRules& out, std::string& error);

/// Loads the guide (guidance.json) into `out`; false with `error` when something is wrong with it.
bool load_guidance(const RuleFile& file, LoadedRules& out, std::string& error);

/// The rules of `base` with the texts of a locale file (locale/<language>.json) in place of its own. What the file
/// leaves out stays as it is; a rule, emission, word or hole that `base` does not have is an error. The result points
/// into `base`, which must outlive it.
std::optional<LoadedRules> translate(const RuleSet& base, const RuleFile& locale, std::string& error);

}  // namespace gemlint::rules
