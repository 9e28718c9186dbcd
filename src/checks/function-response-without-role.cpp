#include "api/names.hpp"
#include "checks/conversation.hpp"
#include "checks/list.hpp"

namespace gemlint::checks {

/// On a request with several contents: those with function responses say whose they are.
void function_response_without_role(const rules::Call& call) {
  using namespace api::names;
  const api::View& view = call.view;
  const Conversation& conversation = function_conversation(call);
  if (conversation.contents.size() < 2) return;
  for (const Said& said : conversation.contents) {
    if (said.responses == 0 || said.calls > 0) continue;
    if (api::is_set(view, said.content, Content::role) != api::Set::no) continue;
    rules::Hit& hit = call.report(api::path(view, said.content));
    hit.on_key = true;
    rules::PlannedFix& fix = hit.fixes.emplace_back();
    fix.title = "user";
    fix.action = rules::FixAction::insert;
    fix.path = hit.path;
    fix.text = "\"role\": \"user\"";
    fix.safe = true;
  }
}

}  // namespace gemlint::checks
