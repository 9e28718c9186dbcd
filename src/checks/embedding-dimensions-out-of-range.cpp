#include "api/names.hpp"
#include "checks/list.hpp"

namespace gemlint::checks {
namespace {

void look_at(const rules::Call& call, api::NodeIndex node, std::string_view field) {
  const auto value = api::number(call.view, node, field);
  const auto most = call.context.judged->embedding.max_dimensions;
  if (!value || !most || (*value >= 0 && *value <= *most)) return;
  rules::Hit& hit = call.report(api::path(call.view, node, field));
  hit.arguments.set("limit", std::to_string(*most));
  hit.fixes.push_back({"most", rules::FixAction::replace, hit.path, std::to_string(*most), false});
}

}  // namespace

/// On a request for an embedding: no more dimensions than the model's vectors have.
void embedding_dimensions_out_of_range(const rules::Call& call) {
  using namespace api::names;
  if (call.context.judged == nullptr) return;
  look_at(call, call.node, EmbedContentRequest::outputDimensionality);
  for (const api::NodeIndex config : api::children(call.view, call.node, EmbedContentRequest::embedContentConfig))
    look_at(call, config, EmbedContentConfig::outputDimensionality);
}

}  // namespace gemlint::checks
