/// Completion in a compact notation: a text with | as the cursor.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "api/load_schemas.hpp"
#include "lint/config_schema.hpp"
#include "lsp/completion.hpp"

namespace gemlint::lsp::test {

inline lint::Options options() {
  lint::Options options;
  options.schemas = &api::bundled_schemas();
  options.rules = &rules::bundled_rules();
  options.models = &api::bundled_models();
  options.as_of = "2026-11-25";
  return options;
}

struct Completions {
  std::string text;  ///< without the cursor
  std::vector<Completion> list;

  std::vector<std::string> labels() const {
    std::vector<std::string> labels;
    for (const Completion& one : list) labels.push_back(one.label);
    return labels;
  }

  const Completion* find(std::string_view label) const {
    const auto found =
        std::find_if(list.begin(), list.end(), [&](const Completion& one) { return one.label == label; });
    return found == list.end() ? nullptr : &*found;
  }

  bool has(std::string_view label) const { return find(label) != nullptr; }

  /// The text once the completion was taken.
  std::string with(std::string_view label) const {
    const Completion* one = find(label);
    if (one == nullptr) return "no " + std::string(label);
    const std::size_t comma = one->comma_at.value_or(0);
    return (one->comma_at ? text.substr(0, comma) + ',' : "") + text.substr(comma, one->replaced.begin - comma) +
           one->insert + text.substr(one->replaced.end);
  }
};

inline Completions completed(std::string_view marked, const Context& context) {
  const std::size_t cursor = marked.find('|');
  REQUIRE(cursor != std::string_view::npos);
  Completions made;
  made.text = std::string(marked.substr(0, cursor)) + std::string(marked.substr(cursor + 1));
  made.list = complete(made.text, cursor, context);
  for (const Completion& one : made.list) {
    CHECK(one.replaced.begin <= cursor);
    CHECK(cursor <= one.replaced.end);
    CHECK(one.replaced.end <= made.text.size());
    CHECK(one.comma_at.value_or(0) <= one.replaced.begin);
    CHECK(slice(made.text, one.replaced).find('\n') == std::string_view::npos);
  }
  return made;
}

inline Completions completed(std::string_view marked, bool snippets = true, bool lines = false,
                             const lint::Options& given = options()) {
  Context context;
  context.options = &given;
  context.snippets = snippets;
  context.lines = lines;
  return completed(marked, context);
}

/// In gemlint.json.
inline Completions configured(std::string_view marked) {
  std::string error;
  const auto schemas = api::load_messages(lint::config_schema_text(), error);
  REQUIRE(schemas);
  const lint::Options given = options();
  Context context;
  context.options = &given;
  context.snippets = true;
  context.own_schemas = &schemas->schemas;
  context.own_root = api::find_message(schemas->schemas, "Configuration");
  return completed(marked, context);
}

}  // namespace gemlint::lsp::test
