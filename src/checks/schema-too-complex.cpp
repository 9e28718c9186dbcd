#include "checks/list.hpp"
#include "checks/schema_size.hpp"

namespace gemlint::checks {

/// Once a request: the size of what the server makes of a schema. Answers are held to all of theirs; of what functions
/// take, only arrays with a limit have been seen to count.
void schema_too_complex(const rules::Call& call) {
  const double most = rules::number_of(call.rule, "most");
  const Weights weights = {.property = rules::number_of(call.rule, "property"),
                           .range = rules::number_of(call.rule, "range")};
  for (const WholeSchema& schema : whole_schemas(call)) {
    const SchemaPlace& place = schema.place;
    const SchemaSize size = size_of(call.view, schema, weights);
    if (place.of_function && size.bounded > most) {
      call.report("limits", path_of(call.view, place)).on_key = true;
    } else if (!place.of_function && size.whole > most) {
      call.report(size.bounded * 2 > size.whole ? "limits" : "whole", path_of(call.view, place)).on_key = true;
    }
  }
}

}  // namespace gemlint::checks
