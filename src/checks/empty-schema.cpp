#include "api/names.hpp"
#include "checks/list.hpp"

namespace gemlint::checks {

/// On a schema inside another one: it says nothing at all, not even its type. At the root of a function's parameters
/// that may mean that there are none.
void empty_schema(const rules::Call& call) {
  const api::View& view = call.view;
  const api::Node& node = view.nodes[call.node];
  if (node.field == nullptr || view.nodes[node.parent].message != node.message) return;
  if (node.open_ended || view.open_ended) return;
  if (node.object->ObjectEmpty()) call.report(api::path(view, call.node));
}

}  // namespace gemlint::checks
