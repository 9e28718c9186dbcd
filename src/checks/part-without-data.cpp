#include "api/names.hpp"
#include "checks/list.hpp"

namespace gemlint::checks {

/// On a part: one member of the oneof that `text` belongs to must be set, unless the part brings back a thought.
void part_without_data(const rules::Call& call) {
  using namespace api::names;
  const api::View& view = call.view;
  const api::Message& message = *view.nodes[call.node].message;
  const api::Field* text = api::find_field(message, Part::text);
  if (text == nullptr || text->oneof == 0) return;
  for (const api::Field& field : message.fields) {
    if (field.oneof == text->oneof && api::is_set(view, call.node, field) != api::Set::no) return;
  }
  for (const api::FieldName& kept : {Part::thought, Part::thoughtSignature}) {
    if (api::is_set(view, call.node, kept) != api::Set::no) return;
  }
  call.report(api::path(view, call.node)).on_key = true;
}

}  // namespace gemlint::checks
