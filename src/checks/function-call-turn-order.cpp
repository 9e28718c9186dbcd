#include <algorithm>

#include "api/names.hpp"
#include "checks/conversation.hpp"
#include "checks/list.hpp"

namespace gemlint::checks {
namespace {

/// True when the model says something in the content: a text that is no thought.
bool says_something(const api::View& view, api::NodeIndex content) {
  using namespace api::names;
  for (const api::NodeIndex part : api::children(view, content, Content::parts)) {
    const auto text = api::text(view, part, Part::text);
    if (text && !text->empty() && api::is_set(view, part, Part::thought) == api::Set::no) return true;
  }
  return false;
}

}  // namespace

/// On the request: before the contents with function calls stands a content of the user.
void function_call_turn_order(const rules::Call& call) {
  const Conversation& conversation = function_conversation(call);
  for (const Turn& turn : conversation.turns) {
    if (!turn.by_model || turn.calls == 0 || turn.is_mixed) continue;
    const auto first =
        std::find_if(turn.contents.begin(), turn.contents.end(), [](const Said& said) { return said.calls > 0; });
    if (first != turn.contents.begin()) {
      const api::NodeIndex before = (first - 1)->content;
      if (!says_something(call.view, before)) continue;
      rules::Hit& hit = call.report("after-model", api::path(call.view, first->content));
      hit.on_key = true;
      hit.others.push_back(api::path(call.view, before));
      hit.note = "beside";
    } else if (&turn == conversation.turns.data() && !conversation.continues_cache) {
      call.report("first", api::path(call.view, first->content)).on_key = true;
    }
  }
}

}  // namespace gemlint::checks
