/// The project's schemas/ and rules/ as texts.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "rules/load_rules.hpp"

namespace gemlint::rules::test {

inline std::filesystem::path source_folder() { return GEMLINT_SOURCE_DIR; }

inline std::string text_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  REQUIRE_MESSAGE(file.good(), path.string());
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

inline RuleFile rules_file(const std::string& name) { return {name, text_of(source_folder() / "rules" / name)}; }

/// The files that the rules share.
template <typename Files = SharedFiles>
Files shared_files() {
  Files shared;
  shared.words = rules_file("words.json");
  shared.foreign_names = rules_file("foreign_names.json");
  if constexpr (requires { shared.guidance; }) shared.guidance = rules_file("guidance.json");
  if constexpr (requires { shared.ui; }) shared.ui = rules_file("ui.json");
  return shared;
}

/// rules/<id>.json, sorted by name.
inline std::vector<RuleFile> rule_files() {
  constexpr std::array<std::string_view, 5> shared = {"words.json", "foreign_names.json", "guidance.json", "ui.json",
                                                      "wording.json"};
  std::vector<RuleFile> files;
  for (const auto& entry : std::filesystem::directory_iterator(source_folder() / "rules")) {
    const std::string name = entry.path().filename().string();
    if (entry.path().extension() != ".json" || std::find(shared.begin(), shared.end(), name) != shared.end()) continue;
    files.push_back(rules_file(name));
  }
  std::sort(files.begin(), files.end(), [](const RuleFile& a, const RuleFile& b) { return a.name < b.name; });
  return files;
}

}  // namespace gemlint::rules::test
