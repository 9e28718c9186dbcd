#include <algorithm>

#include "api/day.hpp"
#include "checks/list.hpp"

namespace gemlint::checks {
namespace {

/// Shutdowns are announced for a day somewhere on the Pacific coast and take their time. This many days later nobody
/// is served any more.
constexpr int shutdown_takes_days = 2;

/// What is recommended in place of `model` and is still served; for what is not, what is recommended in its place.
void add_replacements(const rules::Context& context, const api::Model& model, int chain,
                      std::vector<const api::Model*>& found) {
  for (const std::string_view code : model.replacements) {
    const api::Model* next = api::find_model(*context.models, code);
    if (next == nullptr || next == context.model) continue;
    if (api::status_on(*context.models, *next, context.as_of) == api::Status::shut_down) {
      if (chain > 0) add_replacements(context, *next, chain - 1, found);
    } else if (std::find(found.begin(), found.end(), next) == found.end()) {
      found.push_back(next);
    }
  }
}

}  // namespace

void name_replacements(const rules::Context& context, rules::Hit& hit) {
  std::vector<const api::Model*> found;
  constexpr int longest_chain = 6;
  add_replacements(context, *context.model, longest_chain, found);
  if (found.empty()) return;
  std::string all;
  for (const api::Model* model : found) all += (all.empty() ? "" : ", ") + std::string(model->code);
  hit.hint = "replacement";
  hit.instead = found.front();
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
