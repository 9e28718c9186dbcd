#include "api/names.hpp"
#include "checks/list.hpp"

namespace gemlint::checks {

/// On includeThoughts: the model thinks in this request. A budget of 0 turns that off, and some models think only when
/// they get a budget.
void thoughts_without_thinking(const rules::Call& call) {
  using namespace api::names;
  const api::View& view = call.view;
  const api::Model* model = call.context.judged;
  if (model == nullptr || !api::boolean(view, call.node, ThinkingConfig::includeThoughts).value_or(false)) return;
  const api::Thinking& thinking = model->thinking;
  if (thinking.supported == api::Known::no || thinking.can_disable == api::Known::no) return;
  if (api::is_set(view, call.node, ThinkingConfig::thinkingLevel) != api::Set::no) return;
  const api::NodePath place = api::path(view, call.node, ThinkingConfig::includeThoughts);
  const api::Set budget = api::is_set(view, call.node, ThinkingConfig::thinkingBudget);
  if (budget == api::Set::no && thinking.default_budget == 0) {
    rules::Hit& hit = call.report("no-budget", place);
    const std::string member = '"' + std::string(ThinkingConfig::thinkingBudget) + "\": -1";
    hit.fixes.push_back({"budget", rules::FixAction::insert, api::path(view, call.node), member, false});
  } else if (budget == api::Set::yes && thinking.control == api::ThinkingControl::budget &&
             api::number(view, call.node, ThinkingConfig::thinkingBudget) == 0) {
    rules::Hit& hit = call.report("off", place);
    hit.others.push_back(api::path(view, call.node, ThinkingConfig::thinkingBudget));
    hit.note = "beside";
    hit.fixes.push_back({"remove", rules::FixAction::remove, place, {}, false});
  }
}

}  // namespace gemlint::checks
