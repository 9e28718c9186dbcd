#include <algorithm>

#include "api/names.hpp"
#include "checks/list.hpp"

namespace gemlint::checks {

/// On a safety setting of a Gemini request (older requests have settings of the same type, for which these are right).
void safety_category_not_for_gemini(const rules::Call& call) {
  using namespace api::names;
  const api::View& view = call.view;
  const auto category = api::enum_name(view, call.node, SafetySetting::category);
  const std::string_view owner = view.nodes[view.nodes[call.node].parent].message->name;
  const auto owners = rules::words_of(call.rule, "requests");
  const auto refused = rules::words_of(call.rule, "refused");
  if (!category || std::find(refused.begin(), refused.end(), *category) == refused.end() ||
      std::find(owners.begin(), owners.end(), owner) != owners.end()) {
    return;
  }
  std::string others;
  for (const std::string_view usual : rules::words_of(call.rule, "usual"))
    others += (others.empty() ? "" : ", ") + std::string(usual);
  call.report(api::path(view, call.node, SafetySetting::category)).arguments.set("suggestion", others);
}

}  // namespace gemlint::checks
