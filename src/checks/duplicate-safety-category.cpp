#include <algorithm>

#include "api/names.hpp"
#include "checks/list.hpp"

namespace gemlint::checks {
namespace {

struct Category {
  std::string_view name;
  api::NodeIndex setting = 0;
};

}  // namespace

/// On a request: each category has one setting at most.
void duplicate_safety_category(const rules::Call& call) {
  using namespace api::names;
  const api::View& view = call.view;
  std::vector<Category> first;  // no more than the enum has values
  for (const api::NodeIndex setting : api::children(view, call.node, GenerateContentRequest::safetySettings)) {
    const auto category = api::enum_name(view, setting, SafetySetting::category);
    if (!category) continue;
    const auto earlier =
        std::find_if(first.begin(), first.end(), [&](const Category& known) { return known.name == *category; });
    if (earlier == first.end()) {
      first.push_back({*category, setting});
      continue;
    }
    rules::Hit& hit = call.report(api::path(view, setting, SafetySetting::category));
    hit.arguments.set("category", std::string(*category));
    hit.others.push_back(api::path(view, earlier->setting, SafetySetting::category));
    hit.note = "first";
    rules::PlannedFix& fix = hit.fixes.emplace_back();
    fix.title = "fix";
    fix.path = api::path(view, setting);
  }
}

}  // namespace gemlint::checks
