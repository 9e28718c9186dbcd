/// Reads schemas/models.json (tools/models.py describes it) into the tables of model.hpp. The build uses it to make the
/// constant tables, and --schemas to read a user's file, so that there is one reading of the format.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/model.hpp"

namespace gemlint::api {

/// Tables and the memory that they point into. Stays valid when moved.
struct LoadedModels {
  Models models;

  std::deque<std::string> strings;
  std::deque<std::vector<std::string_view>> lists;
  std::deque<std::vector<int>> numbers;
  std::deque<std::vector<Ability>> abilities;
  std::deque<std::vector<Target>> targets;
  std::deque<std::vector<Access>> access;
  std::deque<std::vector<CachingMinimum>> minimums;
  std::deque<std::vector<ReferenceImages>> references;
  std::deque<std::vector<FactSource>> sources;
  std::vector<Model> all;
  std::vector<std::string_view> ability_names;
};

/// Loads the tables. On failure (not JSON, a key that the format does not have, a value of the wrong type, a day that
/// is none, a target that is no model) returns nothing and says in `error` which model and what is wrong.
std::optional<LoadedModels> load_models(std::string_view text, std::string& error);

}  // namespace gemlint::api
