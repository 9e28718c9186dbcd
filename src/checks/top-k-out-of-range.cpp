#include "api/names.hpp"
#include "checks/list.hpp"

namespace gemlint::checks {

/// On topK: up to the model's maximum, where that is known.
void top_k_out_of_range(const rules::Call& call) {
  using namespace api::names;
  const auto value = api::number(call.view, call.node, GenerationConfig::topK);
  if (!value) return;
  if (*value < 1) {
    // What the server makes of it is not known; there is nothing to choose from.
    call.report("none", api::path(call.view, call.node, GenerationConfig::topK));
    return;
  }
  if (call.context.judged == nullptr || !call.context.judged->parameters.max_top_k) return;
  const int most = *call.context.judged->parameters.max_top_k;
  if (*value <= most) return;
  rules::Hit& hit = call.report(api::path(call.view, call.node, GenerationConfig::topK));
  hit.arguments.set("limit", std::to_string(most));
  hit.arguments.set("end", std::to_string(most + 1));
}

}  // namespace gemlint::checks
