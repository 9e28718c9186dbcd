#include "rules/thorough_engine.hpp"

#include "rules/evaluate.hpp"
#include "rules/report_condition.hpp"
#include "rules/scope.hpp"

namespace gemlint::rules {

void ThoroughEngine::add(const Rule& rule, const api::Schemas& schemas, std::span<const NativeCheck> checks) {
  Entry entry;
  entry.rule = &rule;
  for (const NativeCheck& check : checks) {
    if (check.name == rule.check) entry.check = check.run;
  }
  if (!rule.check.empty() && entry.check == nullptr) return;
  if (!rule.on.empty()) {
    const std::size_t dot = rule.on.find('.');
    entry.message = api::find_message(schemas, rule.on.substr(0, dot));
    if (entry.message == nullptr) return;
    if (dot != std::string_view::npos) {
      entry.field = api::find_field(*entry.message, rule.on.substr(dot + 1));
      if (entry.field == nullptr) return;
    }
  }
  entries_.push_back(entry);
}

void ThoroughEngine::judge(const Entry& entry, const api::View& view, api::NodeIndex node, const Context& context,
                           std::vector<Hit>& hits) {
  const Rule& rule = *entry.rule;
  if (!in_scope(rule, context)) return;
  const auto truth = [&](const Condition& condition) {
    return entry.field == nullptr ? holds(condition, view, node) : holds(condition, view, node, *entry.field);
  };
  if (truth(rule.when) != Truth::yes) return;
  Shared nothing_known;
  const Call call = {view, node, context, rule, hits, nothing_known};
  if (entry.check != nullptr) return entry.check(call);
  if (truth(rule.require) == Truth::no) report_condition(call, entry.field);
}

bool ThoroughEngine::run(const api::View& view, const Context& asked, std::vector<Hit>& hits, std::size_t limit) const {
  const std::size_t before = hits.size();
  for (const Entry& entry : entries_) {
    if (entry.message == nullptr) judge(entry, view, 0, asked, hits);
  }
  const Context context = for_details(asked, std::span(hits).subspan(before));
  for (std::size_t node = 0; node < view.nodes.size(); ++node) {
    for (const Entry& entry : entries_) {
      if (entry.message == view.nodes[node].message)
        judge(entry, view, static_cast<api::NodeIndex>(node), context, hits);
    }
    if (hits.size() >= limit) {
      hits.resize(limit);
      return false;
    }
  }
  return true;
}

}  // namespace gemlint::rules
