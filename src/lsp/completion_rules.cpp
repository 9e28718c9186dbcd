#include <algorithm>

#include "lsp/completion_lists.hpp"
#include "lsp/words.hpp"

namespace gemlint::lsp {
namespace {

/// "Rules of this category (3): …"; "" for what is no category.
std::string category_in_words(const Context& context, std::string_view name) {
  std::string ids;
  std::size_t count = 0;
  for (const rules::Rule& rule : context.options->rules->rules) {
    if (rule.category != name) continue;
    ids += (ids.empty() ? "" : ", ") + std::string(rule.id);
    ++count;
  }
  if (count == 0) return {};
  return sentence(context, "hover.category", {{"count", std::to_string(count)}, {"rules", ids}});
}

}  // namespace

void offer_rules(Completing& completing, bool categories) {
  const rules::RuleSet& set = *completing.context().options->rules;
  const std::vector<std::string>& there = completing.place.names;
  std::size_t position = 0;
  const auto add = [&](std::string_view name, int group) -> Completion* {
    if (std::find(there.begin(), there.end(), name) != there.end()) return nullptr;
    const std::string sort = sort_key(group, position++);
    return completing.place.is_name ? &completing.add_key(name, sort)
                                    : &completing.add_text(CompletionKind::value, name, sort);
  };
  for (const rules::Rule& rule : set.rules) {
    Completion* made = add(rule.id, 0);
    if (made == nullptr) continue;
    made->detail = rule.title;
    made->documentation = rule.why;
  }
  if (!categories) return;
  for (const std::string_view name : rules::words_of(set)) {
    const std::string detail = category_in_words(completing.context(), name);
    if (detail.empty()) continue;
    if (Completion* made = add(name, 1)) made->detail = detail;
  }
}

}  // namespace gemlint::lsp
