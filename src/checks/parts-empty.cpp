#include "api/names.hpp"
#include "checks/list.hpp"

namespace gemlint::checks {
namespace {

using namespace api::names;

/// True when the next content holds a function's response: then this one should hold its call.
bool is_followed_by_response(const api::View& view, api::NodeIndex content) {
  const api::Node& node = view.nodes[content];
  if (node.end >= view.nodes[node.parent].end || view.nodes[node.end].field != node.field) return false;
  for (const api::NodeIndex part : api::children(view, node.end, Content::parts)) {
    if (api::is_set(view, part, Part::functionResponse) == api::Set::yes) return true;
  }
  return false;
}

}  // namespace

/// On a content of a request: its parts. Between two others the server has accepted one without.
void parts_empty(const rules::Call& call) {
  const api::View& view = call.view;
  const api::Node& node = view.nodes[call.node];
  const api::Node& parent = view.nodes[node.parent];
  if (node.field == nullptr || node.field->name != GenerateContentRequest::contents ||
      parent.message->name != messages::GenerateContentRequest) {
    return;
  }
  if (!api::children(view, call.node, Content::parts).empty()) return;
  const api::Set set = api::is_set(view, call.node, Content::parts);
  if (set == api::Set::unsure || !api::elements(view, call.node, Content::parts).empty()) return;
  const bool call_is_missing = is_followed_by_response(view, call.node);
  const api::Children turns(view, node.parent, node.field);
  const bool continues_cache = api::is_set(view, node.parent, GenerateContentRequest::cachedContent) != api::Set::no;
  const bool first = *turns.begin() == call.node && !continues_cache;
  bool last = true;
  for (api::NodeIndex after = node.end; last && after < parent.end; after = view.nodes[after].end)
    last = view.nodes[after].field != node.field;
  rules::Hit& hit =
      call.report(call_is_missing ? "call-missing"
                  : first || last ? "empty"
                                  : "empty-between",
                  set == api::Set::yes ? api::path(view, call.node, Content::parts) : api::path(view, call.node));
  hit.on_key = true;
  if (!(first && last) && !call_is_missing) {
    rules::PlannedFix& fix = hit.fixes.emplace_back();
    fix.title = "fix";
    fix.path = api::path(view, call.node);
  }
}

}  // namespace gemlint::checks
