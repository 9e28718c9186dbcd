#include "api/names.hpp"
#include "checks/list.hpp"

namespace gemlint::checks {
namespace {

void look_at(const rules::Call& call, api::NodeIndex schema) {
  using namespace api::names;
  const api::View& view = call.view;
  if (api::enum_name(view, schema, Schema::type) != Type::OBJECT) return;
  if (api::is_set(view, schema, Schema::properties) == api::Set::unsure) return;
  if (!api::children(view, schema, Schema::properties).empty()) return;
  // Of what stands there in place of properties other rules speak.
  for (const std::string_view other : {Schema::anyOf, Schema::items, Schema::required, Schema::propertyOrdering}) {
    if (api::is_set(view, schema, other) != api::Set::no) return;
  }
  rules::Hit& hit = call.report(api::path(view, schema, Schema::properties));
  hit.on_key = true;
  hit.server_path = std::string(view.nodes[0].message->type_name) + '.' + api::server_path(view, schema);
}

}  // namespace

/// On generationConfig: every OBJECT of responseSchema says what it holds. In parameters of functions an empty one is
/// accepted.
void object_without_properties(const rules::Call& call) {
  using namespace api::names;
  for (const api::NodeIndex root : api::children(call.view, call.node, GenerationConfig::responseSchema)) {
    for (api::NodeIndex schema = root; schema < call.view.nodes[root].end; ++schema) look_at(call, schema);
  }
}

}  // namespace gemlint::checks
