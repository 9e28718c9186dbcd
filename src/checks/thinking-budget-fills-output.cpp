#include "api/names.hpp"
#include "checks/list.hpp"

namespace gemlint::checks {

/// On maxOutputTokens: the thoughts count too, so a thinking budget that is as large can leave nothing for the answer.
void thinking_budget_fills_output(const rules::Call& call) {
  using namespace api::names;
  const auto most = api::number(call.view, call.node, GenerationConfig::maxOutputTokens);
  if (!most || *most <= 0) return;
  for (const api::NodeIndex config : api::children(call.view, call.node, GenerationConfig::thinkingConfig)) {
    const auto budget = api::number(call.view, config, ThinkingConfig::thinkingBudget);
    if (!budget || *budget <= 0 || *budget < *most) continue;
    rules::Hit& hit = call.report(api::path(call.view, config, ThinkingConfig::thinkingBudget));
    hit.arguments.set("limit", number_text(*most));
    hit.others.push_back(api::path(call.view, call.node, GenerationConfig::maxOutputTokens));
    hit.note = "beside";
  }
}

}  // namespace gemlint::checks
