#include "checks/list.hpp"
#include "checks/schema_size.hpp"

namespace gemlint::checks {

/// Once a request: how many schemas stand inside one another.
void schema_nesting_too_deep(const rules::Call& call) {
  const auto most = static_cast<std::uint32_t>(rules::number_of(call.rule, "most"));
  for (const WholeSchema& schema : whole_schemas(call)) {
    if (schema.schemas <= most) continue;
    const SchemaSize size = size_of(call.view, schema, {});
    if (size.levels <= most) continue;
    rules::Hit& hit = call.report(schema.place.of_function ? "function" : "response", path_of(call.view, schema.place));
    hit.on_key = true;
    hit.arguments.set("count", std::to_string(size.levels));
    hit.arguments.set("limit", std::to_string(most));
  }
}

}  // namespace gemlint::checks
