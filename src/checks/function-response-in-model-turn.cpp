#include "api/names.hpp"
#include "checks/conversation.hpp"
#include "checks/list.hpp"

namespace gemlint::checks {

/// On the request: function responses are what the user's side says.
void function_response_in_model_turn(const rules::Call& call) {
  using namespace api::names;
  const Conversation& conversation = function_conversation(call);
  for (const Said& said : conversation.contents) {
    if (said.responses == 0 || said.calls > 0 || !has_role(call, said.content, "model")) continue;
    rules::Hit& hit = call.report(api::path(call.view, said.content, Content::role));
    // A text of the model in the same content would become the user's.
    if (said.parts == said.responses)
      hit.fixes.push_back({"user", rules::FixAction::replace, hit.path, "\"user\"", false});
  }
}

}  // namespace gemlint::checks
