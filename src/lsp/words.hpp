/// Where the words for answers to an editor come from.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "lsp/context.hpp"
#include "rules/message.hpp"
#include "rules/rule.hpp"

namespace gemlint::lsp {

/// The texts of rules/ui.json in the reader's language.
inline std::span<const rules::Text> ui_of(const Context& context) { return rules::bundled_rules(context.language).ui; }

/// The text called `name` in rules/ui.json.
inline std::string_view word(const Context& context, std::string_view name) {
  return rules::find_text(ui_of(context), name);
}

/// The same with its holes filled.
inline std::string sentence(const Context& context, std::string_view name, const rules::Arguments& arguments) {
  return rules::fill(word(context, name), arguments);
}

/// The rule with that id, in the reader's language where it is a bundled one; null when there is none.
inline const rules::Rule* find_rule(const Context& context, std::string_view id) {
  const auto in = [&](const rules::RuleSet& set) -> const rules::Rule* {
    for (const rules::Rule& rule : set.rules) {
      if (rule.id == id) return &rule;
    }
    return nullptr;
  };
  const rules::Rule* bundled = in(rules::bundled_rules(context.language));
  const bool has_more = bundled == nullptr && context.options != nullptr && context.options->rules != nullptr;
  return has_more ? in(*context.options->rules) : bundled;
}

}  // namespace gemlint::lsp
