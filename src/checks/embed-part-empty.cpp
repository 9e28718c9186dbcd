#include "api/names.hpp"
#include "checks/list.hpp"

namespace gemlint::checks {

/// On a request to embed: no text of it may be empty.
void embed_part_empty(const rules::Call& call) {
  using namespace api::names;
  const api::View& view = call.view;
  for (const api::NodeIndex content : api::children(view, call.node, EmbedContentRequest::content)) {
    for (const api::NodeIndex part : api::children(view, content, Content::parts)) {
      const auto text = api::text(view, part, Part::text);
      if (text && text->empty()) call.report(api::path(view, part, Part::text));
    }
  }
}

}  // namespace gemlint::checks
