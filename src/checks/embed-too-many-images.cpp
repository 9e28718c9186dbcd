#include "api/names.hpp"
#include "checks/list.hpp"
#include "checks/media.hpp"

namespace gemlint::checks {
namespace {

/// The MIME type of a part's media; empty when it has none.
std::string_view media_type(const api::View& view, api::NodeIndex part) {
  using namespace api::names;
  for (const std::string_view field : {Part::inlineData, Part::fileData}) {
    for (const api::NodeIndex data : api::children(view, part, field)) {
      return api::text(view, data, Blob::mimeType).value_or(std::string_view{});
    }
  }
  return {};
}

}  // namespace

/// On a request to embed: one vector is made of so many pictures at most. A batch has as many vectors as requests.
void embed_too_many_images(const rules::Call& call) {
  using namespace api::names;
  const api::Model* model = call.context.judged;
  if (model == nullptr || !model->embedding.known || !model->per_prompt.max_images) return;
  const auto pictures = rules::words_of(call.rule, "pictures");
  for (const api::NodeIndex content : api::children(call.view, call.node, EmbedContentRequest::content)) {
    int count = 0;
    for (const api::NodeIndex part : api::children(call.view, content, Content::parts)) {
      if (is_listed(pictures, media_type(call.view, part))) ++count;
    }
    if (count <= *model->per_prompt.max_images) continue;
    rules::Hit& hit = call.report(api::path(call.view, content, Content::parts));
    hit.arguments.set("count", std::to_string(count));
    hit.arguments.set("limit", std::to_string(*model->per_prompt.max_images));
  }
}

}  // namespace gemlint::checks
