#include <algorithm>

#include "api/names.hpp"
#include "checks/list.hpp"
#include "checks/model_ability.hpp"
#include "checks/request_tools.hpp"

namespace gemlint::checks {
namespace {

/// True when all these tools were taken without the flag at first.
bool were_unflagged_once(const rules::Call& call, const std::vector<ServerTool>& tools) {
  const auto early = rules::words_of(call.rule, "unflaggedOnce");
  return std::all_of(tools.begin(), tools.end(), [&](const ServerTool& tool) {
    return std::find(early.begin(), early.end(), tool.name) != early.end();
  });
}

/// True when the model is older than the flag.
bool is_older_than_flag(const rules::Call& call) {
  const auto since = rules::words_of(call.rule, "since");
  const api::Model* model = call.context.model;
  return !since.empty() && model != nullptr && !model->released.empty() && model->released < since.front();
}

/// Adds what turns the flag on: its value, a member of toolConfig, or toolConfig itself.
void add_fix(const rules::Call& call, rules::Hit& hit) {
  using namespace api::names;
  const api::View& view = call.view;
  rules::PlannedFix& fix = hit.fixes.emplace_back();
  fix.title = "flag";
  const std::string member = '"' + std::string(ToolConfig::includeServerSideToolInvocations) + "\": true";
  for (const api::NodeIndex config : api::children(view, call.node, GenerateContentRequest::toolConfig)) {
    const bool is_off = api::is_set(view, config, ToolConfig::includeServerSideToolInvocations) == api::Set::yes;
    fix.action = is_off ? rules::FixAction::replace : rules::FixAction::insert;
    fix.path = api::path(view, config, ToolConfig::includeServerSideToolInvocations);
    fix.text = is_off ? "true" : member;
    hit.others.push_back(fix.path);
    return;
  }
  fix.action = rules::FixAction::insert;
  fix.path = api::path(view, call.node);
  fix.text = '"' + std::string(GenerateContentRequest::toolConfig) + "\": {" + member + '}';
}

}  // namespace

/// On a request's tools: functions beside tools of the server need a flag in toolConfig.
void builtin_tools_without_flag(const rules::Call& call) {
  using namespace api::names;
  if (model_ability(call) != api::Known::no) return;
  const auto elsewhere = rules::words_of(call.rule, "notFor");
  if (std::find(elsewhere.begin(), elsewhere.end(), rules::method_of(call.context)) != elsewhere.end()) return;
  if (declares_functions(call.view, call.node) != api::Set::yes) return;
  if (may_turn_functions_off(call.view, call.node)) return;
  if (wants_tool_record(call.view, call.node) != api::Set::no) return;
  const auto tools = server_tools(call.view, call.node, rules::words_of(call.rule, "builtin"));
  if (tools.empty()) return;
  const bool was_taken = is_older_than_flag(call) && were_unflagged_once(call, tools);
  rules::Hit& hit =
      call.report(was_taken ? "taken-once" : "missing", api::path(call.view, call.node, GenerateContentRequest::tools));
  hit.on_key = true;
  hit.note = "beside";
  hit.others = {tools.front().path, first_functions(call.view, call.node)};
  add_fix(call, hit);
}

}  // namespace gemlint::checks
