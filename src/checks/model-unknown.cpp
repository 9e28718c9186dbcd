#include "checks/list.hpp"

namespace gemlint::checks {

/// Once a request: a model that is in no list. It may be newer than the lists, or somebody's own.
void model_unknown(const rules::Call& call) {
  const rules::Context& context = call.context;
  const bool tuned = context.route != nullptr && context.route->path.starts_with("tunedModels");
  if (context.models == nullptr || context.model_name.empty() || context.model != nullptr || tuned ||
      context.model_name.starts_with("tunedModels/")) {
    return;
  }
  if (!is_model_name(*context.schemas, context.model_name) || has_collection_twice(context)) return;
  rules::Hit* hit = call.report_model();
  if (hit == nullptr) return;
  std::string nearest;
  for (const std::string_view name : api::nearest_models(*context.models, context.model_name, context.as_of))
    nearest += (nearest.empty() ? "" : ", ") + std::string(name);
  if (nearest.empty()) return;
  hit->hint = "nearest";
  hit->arguments.set("suggestion", nearest);
}

}  // namespace gemlint::checks
