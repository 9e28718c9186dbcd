#include <algorithm>

#include "api/names.hpp"
#include "checks/list.hpp"

namespace gemlint::checks {

/// On a tool's googleSearchRetrieval: only the generations of models that the rule file names take it.
void google_search_retrieval_on_2x(const rules::Call& call) {
  const api::Model* model = call.context.judged;
  if (model == nullptr || model->generation.empty()) return;
  const auto generations = rules::words_of(call.rule, "generations");
  if (std::find(generations.begin(), generations.end(), model->generation) != generations.end()) return;
  call.report(api::path(call.view, call.node, api::names::Tool::googleSearchRetrieval)).on_key = true;
}

}  // namespace gemlint::checks
