#include "api/names.hpp"
#include "checks/list.hpp"

namespace gemlint::checks {

/// On thinkingConfig, for a model that does not think, or not as it is told. Some let one pass that only turns thinking
/// off.
void thinking_not_supported(const rules::Call& call) {
  using namespace api::names;
  const api::View& view = call.view;
  const api::Model* model = call.context.judged;
  if (model == nullptr) return;
  const bool thinks = model->thinking.supported != api::Known::no;
  if (thinks && model->thinking.control != api::ThinkingControl::none) return;
  for (const api::NodeIndex config : api::children(view, call.node, GenerationConfig::thinkingConfig)) {
    if (view.nodes[config].present == 0) return;
    const bool asks = api::boolean(view, config, ThinkingConfig::includeThoughts).value_or(false) ||
                      api::is_set(view, config, ThinkingConfig::thinkingLevel) == api::Set::yes;
    const api::Set budget = api::is_set(view, config, ThinkingConfig::thinkingBudget);
    const bool asks_nothing =
        !asks && (budget == api::Set::no || api::number(view, config, ThinkingConfig::thinkingBudget) == 0);
    rules::Hit& hit = call.report(thinks         ? "fixed"
                                  : asks_nothing ? "off"
                                                 : "refused",
                                  api::path(view, call.node, GenerationConfig::thinkingConfig));
    hit.fixes.push_back({"remove", rules::FixAction::remove, hit.path, {}, false});
  }
}

}  // namespace gemlint::checks
