#include "checks/conversation.hpp"
#include "checks/list.hpp"

namespace gemlint::checks {

/// On the request: no content holds calls and responses. After a content of the user the server has taken one.
void function_call_and_response_mixed(const rules::Call& call) {
  const Conversation& conversation = function_conversation(call);
  for (const Said& said : conversation.contents) {
    if (said.calls == 0 || said.responses == 0) continue;
    const bool first = &said == conversation.contents.data() && !conversation.continues_cache;
    call.report(first ? "first" : "later", parts_path(call.view, said.content)).on_key = true;
  }
}

}  // namespace gemlint::checks
