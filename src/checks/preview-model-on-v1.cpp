#include "checks/list.hpp"

namespace gemlint::checks {

/// Once a request to v1: a model that is a preview or an experiment while it is served.
void preview_model_on_v1(const rules::Call& call) {
  const rules::Context& context = call.context;
  if (context.model == nullptr || context.model_place != rules::ModelPlace::url) return;
  if (context.models == nullptr ||
      api::status_on(*context.models, *context.model, context.as_of) == api::Status::shut_down)
    return;
  const api::Status stage = context.model->stage;
  if (stage == api::Status::preview || stage == api::Status::experimental) call.report_model();
}

}  // namespace gemlint::checks
