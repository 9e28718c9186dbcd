/// The documents that both paths are held against: every request file that the tests know of.
#pragma once

#include <compare>
#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace gemlint::paths {

/// What a case says on the command line; empty = nothing.
struct Settings {
  std::string model;
  std::string version;
  std::string method;
  std::string as_of;
  std::string max_request;
  auto operator<=>(const Settings&) const = default;
};

struct Document {
  std::string origin;  ///< for messages: where it is from
  std::string path;    ///< the file's name; its ending tells JSONL
  std::string text;
  Settings settings;
};

/// The cases of the rules (tests/rules/*/cases.jsonl), each as the file that tests/rules/cases.py makes of it.
std::vector<Document> cases_of_rules(const std::filesystem::path& folder);

/// The files of a folder and the folders in it that end in .json or .jsonl.
std::vector<Document> files_in(const std::filesystem::path& folder);

/// The requests of a file of the corpus, each as an exchange; none where the file is absent.
std::vector<Document> recorded_in(const std::filesystem::path& file);

}  // namespace gemlint::paths
