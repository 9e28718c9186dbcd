#include "api/names.hpp"
#include "checks/list.hpp"
#include "checks/model_ability.hpp"

namespace gemlint::checks {

/// On thinkingBudget: the range of a model that is steered by a budget. 0 turns thinking off and -1 leaves the budget
/// to the model; both are facts of their own.
void thinking_budget_out_of_range(const rules::Call& call) {
  using namespace api::names;
  constexpr int off = 0;
  constexpr int dynamic = -1;
  const auto value = api::number(call.view, call.node, ThinkingConfig::thinkingBudget);
  const api::Model* model = call.context.judged;
  if (!value || model == nullptr) return;
  // With a level beside it, the budget is wrong altogether.
  if (api::is_set(call.view, call.node, ThinkingConfig::thinkingLevel) != api::Set::no) return;
  const bool zero = *value == off;
  const api::NodePath place = api::path(call.view, call.node, ThinkingConfig::thinkingBudget);
  const api::Thinking& thinking = model->thinking;
  if (thinking.control == api::ThinkingControl::level && zero && model_ability(call) == api::Known::no)
    call.report("zero-level", place);
  if (thinking.control != api::ThinkingControl::budget || !thinking.budget_min || !thinking.budget_max) return;
  bool refused = *value < *thinking.budget_min || *value > *thinking.budget_max;
  if (zero) refused = thinking.can_disable == api::Known::no;
  if (*value == dynamic) refused = thinking.dynamic_budget == api::Known::no;
  if (!refused) return;
  rules::Hit& hit = call.report(zero ? "zero" : "range", place);
  hit.arguments.set("least", std::to_string(*thinking.budget_min));
  hit.arguments.set("limit", std::to_string(*thinking.budget_max));
}

}  // namespace gemlint::checks
