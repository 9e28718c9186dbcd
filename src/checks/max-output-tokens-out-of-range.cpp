#include <algorithm>

#include "api/names.hpp"
#include "checks/list.hpp"

namespace gemlint::checks {
namespace {

/// The largest limit of any model.
int widest_limit(const api::Models& models) {
  int widest = 0;
  for (const api::Model& model : models.models) widest = std::max(widest, api::max_output_tokens(model));
  return widest;
}

}  // namespace

/// On maxOutputTokens: from 1 to the model's limit; of an unknown model, to the widest of all.
void max_output_tokens_out_of_range(const rules::Call& call) {
  using namespace api::names;
  const rules::Context& context = call.context;
  const auto value = api::number(call.view, call.node, GenerationConfig::maxOutputTokens);
  if (!value) return;
  const api::NodePath place = api::path(call.view, call.node, GenerationConfig::maxOutputTokens);
  if (*value < 1) {
    // Nobody has tried what the server makes of 0, and it cannot be what is wanted.
    call.report(*value == 0 ? "none" : "least", place);
    return;
  }
  const bool known = context.judged != nullptr;
  const int most = known                                                   ? api::max_output_tokens(*context.judged)
                   : context.models != nullptr && context.model == nullptr ? widest_limit(*context.models)
                                                                           : 0;
  if (most == 0 || *value <= most) return;
  rules::Hit& hit = call.report(known ? "model" : "any-model", place);
  hit.arguments.set("limit", std::to_string(most));
  hit.arguments.set("end", std::to_string(most + 1));
}

}  // namespace gemlint::checks
