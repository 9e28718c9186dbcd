#include "api/day.hpp"
#include "checks/list.hpp"

namespace gemlint::checks {

bool shutdown_is_near(const rules::Context& context) {
  const api::Model& model = *context.model;
  // Before the announcement nobody could have said it.
  if (context.judged != context.model || context.as_of < model.deprecated || is_gone(context)) return false;
  const auto days = api::days_between(context.as_of, model.shutdown);
  const bool confirmed = model.shutdown_confirmed == api::Known::yes;
  return days && *days <= context.warn_before_shutdown_days && (*days > 0 || confirmed);
}

/// Once a request: the model's shutdown has a day, and that is near.
void model_shutdown_soon(const rules::Call& call) {
  const rules::Context& context = call.context;
  if (context.model == nullptr || context.models == nullptr || !shutdown_is_near(context)) return;
  const bool confirmed = context.model->shutdown_confirmed == api::Known::yes;
  const bool now = context.as_of >= context.model->shutdown;
  rules::Hit* hit = call.report_model(now ? "now" : confirmed ? "confirmed" : "earliest");
  if (hit == nullptr) return;
  hit->arguments.set("date", std::string(context.model->shutdown));
  name_replacements(context, *hit);
}

}  // namespace gemlint::checks
