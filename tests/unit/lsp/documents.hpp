/// Documents to ask questions about.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/load_schemas.hpp"
#include "lint/config_schema.hpp"
#include "lsp/context.hpp"
#include "rules/rule.hpp"

namespace gemlint::lsp::test {

/// A text with a `|` where the cursor is, taken apart.
struct Marked {
  std::string text;
  std::size_t offset = 0;

  explicit Marked(std::string_view marked) : text(marked), offset(marked.find('|')) {
    REQUIRE(offset != marked.npos);
    text.erase(offset, 1);
  }
};

/// What a check of bundled knowledge is told.
inline const lint::Options& options(rules::Language language = rules::Language::en) {
  const auto made = [](rules::Language of) {
    lint::Options options;
    options.schemas = &api::bundled_schemas();
    options.rules = &rules::bundled_rules(of);
    options.models = &api::bundled_models();
    options.as_of = "2026-11-23";
    return options;
  };
  static const lint::Options english = made(rules::Language::en);
  static const lint::Options polish = made(rules::Language::pl);
  return language == rules::Language::pl ? polish : english;
}

inline Context context(rules::Language language = rules::Language::en, bool markdown = false) {
  Context context;
  context.options = &options(language);
  context.language = language;
  context.markdown = markdown;
  return context;
}

/// The same for gemlint.json.
inline Context setting_context(rules::Language language = rules::Language::en, bool markdown = false) {
  static std::string error;
  static const auto schemas = api::load_messages(lint::config_schema_text(), error);
  REQUIRE_MESSAGE(schemas, error);
  Context made = context(language, markdown);
  made.own_schemas = &schemas->schemas;
  made.own_root = api::find_message(schemas->schemas, "Configuration");
  return made;
}

inline std::string read(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  REQUIRE_MESSAGE(file.good(), path.string());
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

struct Sample {
  std::string name;
  std::string text;
  bool lines = false;  ///< one line of a JSONL file
};

/// Every document of samples/, each line of JSONL as one of its own.
inline std::vector<Sample> samples() {
  std::vector<Sample> found;
  const std::filesystem::path folder = std::filesystem::path(GEMLINT_SOURCE_DIR) / "samples";
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    const std::string name = std::filesystem::relative(entry.path(), folder).string();
    if (entry.path().extension() == ".json") found.push_back({name, read(entry.path()), false});
    if (entry.path().extension() != ".jsonl") continue;
    std::string text = read(entry.path());
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      if (end > begin) found.push_back({name + ':' + std::to_string(begin), text.substr(begin, end - begin), true});
      begin = end + 1;
    }
  }
  std::sort(found.begin(), found.end(), [](const Sample& a, const Sample& b) { return a.name < b.name; });
  REQUIRE(found.size() > 40);
  return found;
}

/// Damaged copies of a text: cut short, with pieces taken out, doubled, or overwritten by what JSON is made of. The
/// same ones each time.
inline std::vector<std::string> damaged(const std::string& text, unsigned seed, std::size_t count) {
  unsigned state = seed * 2654435761u + 1;
  const auto below = [&](std::size_t limit) {
    state = state * 1664525u + 1013904223u;
    return limit == 0 ? 0 : (state >> 8) % limit;
  };
  constexpr std::string_view pieces = "{}[],:\"\\'/*#\n\r\t \x80";
  std::vector<std::string> made;
  for (std::size_t i = 0; i < count; ++i) {
    std::string copy = text;
    for (std::size_t changes = 1 + below(3); changes > 0 && !copy.empty(); --changes) {
      const std::size_t at = below(copy.size());
      switch (below(4)) {
        case 0: copy.erase(at, 1 + below(20)); break;
        case 1: copy.insert(at, 1, pieces[below(pieces.size())]); break;
        case 2: copy[at] = pieces[below(pieces.size())]; break;
        default: copy.resize(at); break;
      }
    }
    made.push_back(std::move(copy));
  }
  return made;
}

}  // namespace gemlint::lsp::test
