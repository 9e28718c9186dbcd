#include <algorithm>

#include "api/names.hpp"
#include "checks/conversation.hpp"
#include "checks/list.hpp"

namespace gemlint::checks {
namespace {

using namespace api::names;

bool lacks(const rules::Call& call, std::string_view abilities) {
  const auto names = rules::words_of(call.rule, abilities);
  return std::any_of(names.begin(), names.end(), [&](std::string_view name) {
    return api::ability(*call.context.judged, name, call.context.as_of) == api::Known::no;
  });
}

/// The texts that stand beside the responses of one content; 0 = none.
struct Texts {
  api::NodeIndex before = 0;
  api::NodeIndex after = 0;
};

Texts texts_beside(const api::View& view, api::NodeIndex content) {
  Texts found;
  bool after = false;
  for (const api::NodeIndex part : api::children(view, content, Content::parts)) {
    if (api::is_set(view, part, Part::functionResponse) == api::Set::yes) {
      after = true;
      found.after = 0;
    } else if (api::is_set(view, part, Part::text) == api::Set::yes) {
      api::NodeIndex& place = after ? found.after : found.before;
      if (place == 0) place = part;
    }
  }
  return found;
}

}  // namespace

/// On the request: texts in one content with function responses, for the models that are known to refuse them. After
/// the responses one counts only at the end, where it is taken for a turn of the model.
void text_beside_function_response(const rules::Call& call) {
  if (call.context.judged == nullptr) return;
  const bool no_text_before = lacks(call, "before");
  const bool no_text_after = lacks(call, "after");
  if (!no_text_before && !no_text_after) return;
  const Conversation& conversation = function_conversation(call);
  for (const Said& said : conversation.contents) {
    if (said.responses == 0 || said.calls > 0 || said.parts == said.responses) continue;
    const Texts texts = texts_beside(call.view, said.content);
    const bool last = &said == &conversation.contents.back();
    if (texts.after != 0 && no_text_after && last) {
      call.report("after", api::path(call.view, texts.after)).on_key = true;
    } else if (texts.before != 0 && no_text_before) {
      call.report("before", api::path(call.view, texts.before)).on_key = true;
    }
  }
}

}  // namespace gemlint::checks
