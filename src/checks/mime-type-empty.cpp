#include "api/names.hpp"
#include "checks/list.hpp"
#include "checks/media.hpp"

namespace gemlint::checks {

/// On a part that a model is to read. A file may go without a type (YouTube videos do), bytes may not; an empty type is
/// never meant.
void mime_type_empty(const rules::Call& call) {
  using namespace api::names;
  const api::View& view = call.view;
  if (!is_read_by_model(view, call.node)) return;
  for (const api::NodeIndex blob : api::children(view, call.node, Part::inlineData)) {
    const auto type = api::text(view, blob, Blob::mimeType);
    if (type && type->empty()) call.report("empty", api::path(view, blob, Blob::mimeType));
    if (api::is_set(view, blob, Blob::mimeType) == api::Set::no) {
      call.report("missing", api::path(view, call.node, Part::inlineData)).on_key = true;
    }
  }
  for (const api::NodeIndex file : api::children(view, call.node, Part::fileData)) {
    const auto type = api::text(view, file, FileData::mimeType);
    if (type && type->empty()) call.report("empty", api::path(view, file, FileData::mimeType));
  }
}

}  // namespace gemlint::checks
