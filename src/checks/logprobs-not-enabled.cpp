#include <algorithm>

#include "api/names.hpp"
#include "checks/list.hpp"

namespace gemlint::checks {

/// On responseLogprobs, for a model that was seen to refuse it. That no stream gives them is another rule's.
void logprobs_not_enabled(const rules::Call& call) {
  using namespace api::names;
  const auto elsewhere = rules::words_of(call.rule, "notFor");
  if (std::find(elsewhere.begin(), elsewhere.end(), rules::method_of(call.context)) != elsewhere.end()) return;
  if (!api::boolean(call.view, call.node, GenerationConfig::responseLogprobs).value_or(false)) return;
  call.report(api::path(call.view, call.node, GenerationConfig::responseLogprobs));
}

}  // namespace gemlint::checks
