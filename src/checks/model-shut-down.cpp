#include <algorithm>

#include "api/day.hpp"
#include "checks/list.hpp"

namespace gemlint::checks {
namespace {

/// Shutdowns are announced for a day somewhere on the Pacific coast and take their time. This many days later nobody
/// is served any more.
constexpr int shutdown_takes_days = 2;

}  // namespace

void name_replacements(const rules::Context& context, rules::Hit& hit) {
  std::string all;
  for (const std::string_view code : context.model->replacements) all += (all.empty() ? "" : ", ") + std::string(code);
  if (all.empty()) return;
  hit.hint = "replacement";
  hit.instead = api::find_model(*context.models, context.model->replacements.front());
  hit.arguments.set("suggestion", all);
}

bool is_gone(const rules::Context& context) {
  if (context.model == nullptr || !api::is_shut_down(*context.model, context.as_of)) return false;
  const auto days = api::days_between(context.model->shutdown, context.as_of);
  return days && *days >= shutdown_takes_days;
}

/// Once a request: a model that is gone for good, with no other that answers in its place.
void model_shut_down(const rules::Call& call) {
  const rules::Context& context = call.context;
  if (context.model == nullptr || context.models == nullptr) return;
  const bool gone = is_gone(context);
  // The newest lists lack it, but nobody has said for sure that it is not served.
  const bool probably = context.as_of >= context.models->knowledge && context.judged == context.model &&
                        api::status_on(*context.models, *context.model, context.as_of) == api::Status::shut_down;
  if (!gone && !probably) return;
  rules::Hit* hit = call.report_model(gone ? "shut-down" : "probably");
  if (hit == nullptr) return;
  // The server's words have the method as the list of models calls it.
  const auto& listed = context.model->methods;
  const std::string_view method = rules::method_of(context);
  if (std::find(listed.begin(), listed.end(), method) != listed.end())
    hit->arguments.set("method", std::string(method));
  hit->arguments.set("date", std::string(context.model->shutdown));
  name_replacements(context, *hit);
}

}  // namespace gemlint::checks
