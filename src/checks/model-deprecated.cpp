#include "checks/list.hpp"

namespace gemlint::checks {

/// Once a request: a model that the API will give up, or whose requests another one answers by now. A shutdown that is
/// near is another rule's to say.
void model_deprecated(const rules::Call& call) {
  const rules::Context& context = call.context;
  if (context.model == nullptr || context.models == nullptr || context.model->rolling) return;
  const api::Model& model = *context.model;
  if (api::status_on(*context.models, model, context.as_of) != api::Status::deprecated) return;
  if (api::is_shut_down(model, context.as_of) || shutdown_is_near(context)) return;
  const bool rerouted = context.judged != nullptr && context.judged != context.model;
  rules::Hit* hit = call.report_model(rerouted ? "rerouted" : "deprecated");
  if (hit == nullptr || rerouted) return;
  name_replacements(context, *hit);
}

}  // namespace gemlint::checks
