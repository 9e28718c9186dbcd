#include "api/names.hpp"
#include "checks/list.hpp"

namespace gemlint::checks {
namespace {

using namespace api::names;

/// True when the turn holds parts, and none but the record of a tool that ran on the server.
bool is_tool_record(const api::View& view, api::NodeIndex content) {
  bool any = false;
  for (const api::NodeIndex part : api::children(view, content, Content::parts)) {
    any = true;
    if (api::is_set(view, part, Part::toolCall) != api::Set::yes &&
        api::is_set(view, part, Part::toolResponse) != api::Set::yes) {
      return false;
    }
  }
  return any;
}

}  // namespace

/// On a request to a model: it needs a content. A body of which nobody says where it goes may be a template whose
/// contents are filled in later, so there only an empty list is wrong.
void contents_empty(const rules::Call& call) {
  const api::View& view = call.view;
  const api::Set set = api::is_set(view, call.node, GenerateContentRequest::contents);
  if (set == api::Set::unsure) return;
  if (set == api::Set::no) {
    const bool is_sent = !call.context.may_be_template || call.node != 0;
    const bool is_counted_only = rules::method_of(call.context) == "countTokens";
    if (is_sent && !is_counted_only) call.report("missing", api::path(view, call.node)).on_key = true;
    return;
  }
  const api::Children contents = api::children(view, call.node, GenerateContentRequest::contents);
  const auto place = [&] { return api::path(view, call.node, GenerateContentRequest::contents); };
  if (contents.empty()) {
    call.report("empty", place());
    return;
  }
  for (const api::NodeIndex content : contents) {
    if (!is_tool_record(view, content)) return;
  }
  call.report("only-tool-calls", place()).on_key = true;
}

}  // namespace gemlint::checks
