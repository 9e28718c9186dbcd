#include "api/names.hpp"
#include "checks/conversation.hpp"
#include "checks/list.hpp"

namespace gemlint::checks {

/// On the request: media in one content with the responses to several calls. Beside a single response they are taken.
void media_beside_function_responses(const rules::Call& call) {
  using namespace api::names;
  const api::View& view = call.view;
  const Conversation& conversation = function_conversation(call);
  for (const Said& said : conversation.contents) {
    if (said.responses < 2 || said.parts == said.responses || said.calls > 0) continue;
    for (const api::NodeIndex part : api::children(view, said.content, Content::parts)) {
      if (api::is_set(view, part, Part::inlineData) != api::Set::yes &&
          api::is_set(view, part, Part::fileData) != api::Set::yes) {
        continue;
      }
      call.report(api::path(view, part)).on_key = true;
      break;
    }
  }
}

}  // namespace gemlint::checks
