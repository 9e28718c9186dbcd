#include <algorithm>

#include "checks/json_schema.hpp"
#include "checks/list.hpp"

namespace gemlint::checks {
namespace {

/// "Pet" of "#/$defs/Pet": what the server calls a reference.
std::string_view last_part(std::string_view reference) {
  const std::size_t slash = reference.rfind('/');
  return slash == std::string_view::npos ? reference : reference.substr(slash + 1);
}

void look_at(const rules::Call& call, const JsonSchema& schema, std::uint32_t node, const api::NodePath& place) {
  const auto reference = schema.reference(node);
  if (!reference) return;
  const auto replaced = rules::words_of(call.rule, "replaced");
  std::vector<api::NodePath> siblings;
  std::uint32_t position = 0;
  for (const auto& member : schema.nodes()[node].object->GetObject()) {
    if (std::find(replaced.begin(), replaced.end(), text_of(member.name)) != replaced.end()) {
      siblings.push_back(joined(place, schema.path(node)));
      siblings.back().push_back(position);
    }
    ++position;
  }
  if (siblings.empty()) return;
  rules::Hit& hit = call.report(node == 0 ? "root" : "subschema", siblings.front());
  hit.on_key = true;
  hit.others.assign(siblings.begin() + 1, siblings.end());
  hit.note = "beside";
  hit.arguments.set("reference", std::string(last_part(*reference)));
  hit.fixes.push_back({"remove", rules::FixAction::remove, hit.path, {}, false, hit.others});
}

}  // namespace

/// Once a request: `$ref` in a JSON Schema stands alone, but for what only describes. The keywords that the server
/// would have to put aside stand in the rule file.
void ref_with_siblings(const rules::Call& call) {
  for (const auto& [place, schema] : json_schemas(call)) {
    if (!schema.has_references()) continue;
    for (std::uint32_t node = 0; node < schema.nodes().size(); ++node) look_at(call, schema, node, place.path);
  }
}

}  // namespace gemlint::checks
