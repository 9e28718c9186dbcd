#include "checks/json_schema.hpp"
#include "checks/list.hpp"

namespace gemlint::checks {
namespace {

void look_at(const rules::Call& call, const JsonSchema& schema, std::uint32_t node, const api::NodePath& place) {
  const auto reference = schema.reference(node);
  if (!reference) return;
  const JsonSchema::Target target = schema.resolve(*reference);
  if (target.found || target.unknown) return;
  api::NodePath path = joined(place, schema.path(node));
  path.push_back(schema.nodes()[node].reference);
  rules::Hit& hit = call.report(std::move(path));
  hit.arguments.set("place", schema.dotted_path(node));
}

}  // namespace

/// Once a request: what a `$ref` in a JSON Schema names is there.
void ref_undefined(const rules::Call& call) {
  for (const auto& [place, schema] : json_schemas(call)) {
    if (!schema.has_references()) continue;
    for (std::uint32_t node = 0; node < schema.nodes().size(); ++node) look_at(call, schema, node, place.path);
  }
}

}  // namespace gemlint::checks
