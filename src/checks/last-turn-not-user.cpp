#include "api/names.hpp"
#include "checks/conversation.hpp"
#include "checks/list.hpp"

namespace gemlint::checks {
namespace {

using namespace api::names;

/// True for a content with function responses: that those are not the model's is another mistake.
bool responds(const api::View& view, api::NodeIndex content) {
  for (const api::NodeIndex part : api::children(view, content, Content::parts)) {
    if (api::is_set(view, part, Part::functionResponse) != api::Set::no) return true;
  }
  return false;
}

}  // namespace

/// On the request to a model that does not go on with a turn of its own: whose the last content is.
void last_turn_not_user(const rules::Call& call) {
  const api::View& view = call.view;
  if (rules::method_of(call.context) == "countTokens" ||
      api::is_set(view, call.node, GenerateContentRequest::contents) != api::Set::yes) {
    return;
  }
  api::NodeIndex last = call.node;
  for (const api::NodeIndex content : api::children(view, call.node, GenerateContentRequest::contents)) last = content;
  if (last == call.node || !has_role(call, last, "model") || responds(view, last)) return;
  call.report(api::path(view, last)).on_key = true;
}

}  // namespace gemlint::checks
