#include "api/names.hpp"
#include "checks/list.hpp"

namespace gemlint::checks {

/// On a content of a request: its parts. Between two others the server has accepted one without.
void parts_empty(const rules::Call& call) {
  using namespace api::names;
  const api::View& view = call.view;
  const api::Node& node = view.nodes[call.node];
  const api::Node& parent = view.nodes[node.parent];
  if (node.field == nullptr || node.field->name != GenerateContentRequest::contents ||
      parent.message->name != messages::GenerateContentRequest) {
    return;
  }
  const api::Set set = api::is_set(view, call.node, Content::parts);
  if (set == api::Set::unsure || !api::elements(view, call.node, Content::parts).empty()) return;
  const api::Children turns(view, node.parent, node.field);
  const bool first = *turns.begin() == call.node;
  bool last = true;
  for (api::NodeIndex after = node.end; last && after < parent.end; after = view.nodes[after].end)
    last = view.nodes[after].field != node.field;
  rules::Hit& hit =
      call.report(first || last ? "empty" : "empty-between",
                  set == api::Set::yes ? api::path(view, call.node, Content::parts) : api::path(view, call.node));
  hit.on_key = true;
  if (!(first && last)) {
    rules::PlannedFix& fix = hit.fixes.emplace_back();
    fix.title = "fix";
    fix.path = api::path(view, call.node);
  }
}

}  // namespace gemlint::checks
