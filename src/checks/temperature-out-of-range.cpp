#include <algorithm>

#include "api/names.hpp"
#include "checks/list.hpp"

namespace gemlint::checks {

std::optional<double> greatest_temperature(const rules::Context& context) {
  if (context.judged != nullptr) return context.judged->parameters.max_temperature;
  // Of a model that nobody knows, what is over every model's maximum is over its own.
  if (context.models == nullptr || context.model != nullptr) return std::nullopt;
  std::optional<double> widest;
  for (const api::Model& model : context.models->models) widest = std::max(widest, model.parameters.max_temperature);
  return widest;
}

/// On a temperature: from 0 to the model's maximum.
void temperature_out_of_range(const rules::Call& call) {
  using namespace api::names;
  const auto value = api::number(call.view, call.node, GenerationConfig::temperature);
  const auto most = greatest_temperature(call.context);
  if (!value || !most || (*value >= 0 && *value <= *most)) return;
  call.report(api::path(call.view, call.node, GenerationConfig::temperature))
      .arguments.set("limit", number_text(*most));
}

}  // namespace gemlint::checks
