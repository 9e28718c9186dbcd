#include <algorithm>

#include "api/names.hpp"
#include "checks/list.hpp"
#include "text/letter_case.hpp"

namespace gemlint::checks {

/// On thinkingLevel: one of the model's levels, where they are known.
void thinking_level_value_not_supported(const rules::Call& call) {
  using namespace api::names;
  const auto level = api::enum_name(call.view, call.node, ThinkingConfig::thinkingLevel);
  const api::Model* model = call.context.judged;
  if (!level || *level == ThinkingLevel::THINKING_LEVEL_UNSPECIFIED || model == nullptr ||
      !model->thinking.levels_known || model->thinking.levels.empty()) {
    return;
  }
  std::string others;
  for (const std::string_view known : model->thinking.levels) {
    const std::string name = upper_case(known);
    if (name == *level) return;
    others += (others.empty() ? "" : ", ") + name;
  }
  rules::Hit& hit = call.report(api::path(call.view, call.node, ThinkingConfig::thinkingLevel));
  hit.arguments.set("level", std::string(*level));
  hit.arguments.set("suggestion", others);
}

}  // namespace gemlint::checks
