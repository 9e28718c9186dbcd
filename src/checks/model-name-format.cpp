#include "api/names.hpp"
#include "checks/list.hpp"

namespace gemlint::checks {

bool is_model_name(const api::Schemas& schemas, std::string_view name) {
  const auto characters = schemas.recognition.model_characters;
  return characters.empty() || name.find_first_not_of(characters.front()) == std::string_view::npos;
}

bool has_collection_twice(const rules::Context& context) {
  return context.model_place == rules::ModelPlace::url && context.model_name.starts_with("models/");
}

/// Once a request: the form of the model's name in the url, and in the requests of an embedding batch, where it must
/// have its collection in front.
void model_name_format(const rules::Call& call) {
  using namespace api::names;
  const rules::Context& context = call.context;
  if (!context.model_name.empty() && context.model_place == rules::ModelPlace::url) {
    if (has_collection_twice(context)) {
      call.report_model("doubled");
    } else if (!is_model_name(*context.schemas, context.model_name)) {
      call.report_model("characters");
    }
  }
  const api::View& view = call.view;
  if (view.nodes.empty() || view.nodes[0].message->name != messages::BatchEmbedContentsRequest) return;
  const auto collections = rules::words_of(call.rule, "collections");
  for (const api::NodeIndex request : api::children(view, 0, BatchEmbedContentsRequest::requests)) {
    const auto model = api::text(view, request, EmbedContentRequest::model);
    if (!model || model->empty()) continue;
    bool in_collection = false;
    for (const std::string_view collection : collections)
      in_collection = in_collection || model->starts_with(collection);
    if (in_collection) continue;
    const rules::Call there = {view, request, context, call.rule, call.hits, call.shared};
    rules::Hit& hit = there.report("collection", api::path(view, request, EmbedContentRequest::model));
    hit.arguments.set("suggestion", std::string(collections.front()) + std::string(*model));
    hit.fixes.push_back({"collection", rules::FixAction::replace, hit.path,
                         '"' + std::string(collections.front()) + std::string(*model) + '"', true});
  }
}

}  // namespace gemlint::checks
