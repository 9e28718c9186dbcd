#include <map>

#include "api/names.hpp"
#include "checks/list.hpp"

namespace gemlint::checks {

/// On a request: each category has one setting at most.
void duplicate_safety_category(const rules::Call& call) {
  using namespace api::names;
  const api::View& view = call.view;
  std::map<std::string_view, api::NodeIndex> first;
  for (const api::NodeIndex setting : api::children(view, call.node, GenerateContentRequest::safetySettings)) {
    const auto category = api::enum_name(view, setting, SafetySetting::category);
    if (!category) continue;
    const auto [earlier, is_first] = first.emplace(*category, setting);
    if (is_first) continue;
    rules::Hit& hit = call.report(api::path(view, setting, SafetySetting::category));
    hit.arguments.set("category", std::string(*category));
    hit.others.push_back(api::path(view, earlier->second, SafetySetting::category));
    hit.note = "first";
    rules::PlannedFix& fix = hit.fixes.emplace_back();
    fix.title = "fix";
    fix.path = api::path(view, setting);
  }
}

}  // namespace gemlint::checks
