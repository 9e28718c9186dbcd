#include "api/names.hpp"
#include "checks/list.hpp"
#include "checks/request_tools.hpp"

namespace gemlint::checks {

/// On a request's tools, for a model that takes one kind: either functions or tools of the server.
void functions_with_builtin_tool(const rules::Call& call) {
  using namespace api::names;
  if (declares_functions(call.view, call.node) != api::Set::yes) return;
  if (may_turn_functions_off(call.view, call.node)) return;
  const auto tools = server_tools(call.view, call.node, rules::words_of(call.rule, "builtin"));
  if (tools.empty()) return;
  rules::Hit& hit = call.report(api::path(call.view, call.node, GenerateContentRequest::tools));
  hit.note = "beside";
  hit.others = {tools.front().path, first_functions(call.view, call.node)};
}

}  // namespace gemlint::checks
