#include "api/names.hpp"
#include "checks/list.hpp"

namespace gemlint::checks {

/// On a temperature over the guide's range, which the rule file names: advice, as long as the model takes it.
void temperature_outside_guide(const rules::Call& call) {
  using namespace api::names;
  const auto value = api::number(call.view, call.node, GenerationConfig::temperature);
  const auto most = greatest_temperature(call.context);
  if (value && (!most || *value <= *most)) call.report(api::path(call.view, call.node, GenerationConfig::temperature));
}

}  // namespace gemlint::checks
