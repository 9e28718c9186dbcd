#include "api/names.hpp"
#include "checks/list.hpp"
#include "checks/model_ability.hpp"

namespace gemlint::checks {

/// On thinkingConfig, for a model that does not think. Some let one pass that only turns thinking off.
void thinking_not_supported(const rules::Call& call) {
  using namespace api::names;
  const api::View& view = call.view;
  for (const api::NodeIndex config : api::children(view, call.node, GenerationConfig::thinkingConfig)) {
    if (view.nodes[config].present == 0) return;
    const bool asks = api::boolean(view, config, ThinkingConfig::includeThoughts).value_or(false) ||
                      api::is_set(view, config, ThinkingConfig::thinkingLevel) == api::Set::yes;
    const bool only_off = !asks && api::number(view, config, ThinkingConfig::thinkingBudget) == 0;
    rules::Hit& hit = call.report(only_off && model_ability(call) == api::Known::yes ? "off" : "refused",
                                  api::path(view, call.node, GenerationConfig::thinkingConfig));
    hit.fixes.push_back({"remove", rules::FixAction::remove, hit.path, {}, false});
  }
}

}  // namespace gemlint::checks
