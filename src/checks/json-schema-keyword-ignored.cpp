#include <algorithm>

#include "checks/json_schema.hpp"
#include "checks/list.hpp"

namespace gemlint::checks {
namespace {

void look_at(const rules::Call& call, const JsonSchema& schema, std::uint32_t node, const api::NodePath& place) {
  const auto ignored = rules::words_of(call.rule, "ignored");
  std::uint32_t position = 0;
  for (const auto& member : schema.nodes()[node].object->GetObject()) {
    if (std::find(ignored.begin(), ignored.end(), text_of(member.name)) != ignored.end()) {
      api::NodePath path = joined(place, schema.path(node));
      path.push_back(position);
      call.report(std::move(path)).on_key = true;
    }
    ++position;
  }
}

}  // namespace

/// Once a request: keywords in the JSON Schema of the answer that restrict it, and that the reference does not list.
void json_schema_keyword_ignored(const rules::Call& call) {
  for (const auto& [place, schema] : json_schemas(call)) {
    if (place.of_function) continue;
    for (std::uint32_t node = 0; node < schema.nodes().size(); ++node) look_at(call, schema, node, place.path);
  }
}

}  // namespace gemlint::checks
