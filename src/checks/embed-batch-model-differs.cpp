#include "api/names.hpp"
#include "checks/list.hpp"

namespace gemlint::checks {

/// On a batch to embed: the model of each request is the batch's own, which stands in the url.
void embed_batch_model_differs(const rules::Call& call) {
  using namespace api::names;
  const rules::Context& context = call.context;
  if (context.model_place != rules::ModelPlace::url || context.model_name.empty()) return;
  if (has_collection_twice(context)) return;
  const auto collections = rules::words_of(call.rule, "collections");
  for (const api::NodeIndex request : api::children(call.view, call.node, BatchEmbedContentsRequest::requests)) {
    const auto model = api::text(call.view, request, EmbedContentRequest::model);
    if (!model) continue;
    for (const std::string_view collection : collections) {
      if (!model->starts_with(collection) || model->substr(collection.size()) == context.model_name) continue;
      if (model->find_first_of("{}$<>[]") != std::string_view::npos) continue;  // a hole of a template
      call.report(api::path(call.view, request, EmbedContentRequest::model));
    }
  }
}

}  // namespace gemlint::checks
