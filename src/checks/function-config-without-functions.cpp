#include <algorithm>

#include "api/names.hpp"
#include "checks/list.hpp"
#include "checks/model_ability.hpp"
#include "checks/request_tools.hpp"

namespace gemlint::checks {

/// On a request's toolConfig: how to call functions is said only where there are functions. Some models refuse it
/// otherwise, the others do not listen.
void function_config_without_functions(const rules::Call& call) {
  using namespace api::names;
  const api::View& view = call.view;
  const auto elsewhere = rules::words_of(call.rule, "notFor");
  if (std::find(elsewhere.begin(), elsewhere.end(), rules::method_of(call.context)) != elsewhere.end()) return;
  if (declares_functions(view, call.node) != api::Set::no) return;
  if (wants_tool_record(view, call.node) != api::Set::no) return;
  // A template may get its tools when it is sent.
  const bool may_grow = call.context.may_be_template && call.node == 0;
  if (may_grow && api::is_set(view, call.node, GenerateContentRequest::tools) == api::Set::no) return;
  for (const api::NodeIndex config : api::children(view, call.node, GenerateContentRequest::toolConfig)) {
    for (const api::NodeIndex functions : api::children(view, config, ToolConfig::functionCallingConfig)) {
      if (view.nodes[functions].present == 0) continue;
      if (api::is_set(view, functions, FunctionCallingConfig::mode) == api::Set::unsure) continue;
      const bool refused = model_ability(call) == api::Known::no;
      rules::Hit& hit =
          call.report(refused ? "refused" : "useless", api::path(view, config, ToolConfig::functionCallingConfig));
      hit.on_key = true;
      hit.fixes.push_back({"remove", rules::FixAction::remove, hit.path, {}, true});
    }
  }
}

}  // namespace gemlint::checks
