#include "api/names.hpp"
#include "checks/list.hpp"

namespace gemlint::checks {

/// On a schema: no value of its enum may be empty.
void empty_enum_value(const rules::Call& call) {
  using namespace api::names;
  std::size_t index = 0;
  for (const json::Value* value : api::elements(call.view, call.node, Schema::enum_)) {
    const std::size_t at = index++;
    if (!value->IsString() || value->GetStringLength() > 0) continue;
    rules::Hit& hit = call.report(api::path(call.view, call.node, Schema::enum_, *value));
    hit.arguments.set("index", std::to_string(at));
    hit.fixes.push_back({"fix", rules::FixAction::remove, hit.path, {}, false});
  }
}

}  // namespace gemlint::checks
