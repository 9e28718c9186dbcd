#include <algorithm>

#include "api/names.hpp"
#include "checks/list.hpp"
#include "json/quote.hpp"
#include "text/nearest.hpp"

namespace gemlint::checks {
namespace {

/// Up to here a search from the front is as fast as a sorted list.
constexpr std::size_t few_names = 16;

bool has_name(const std::vector<std::string_view>& names, std::string_view name) {
  return names.size() <= few_names ? std::find(names.begin(), names.end(), name) != names.end()
                                   : std::binary_search(names.begin(), names.end(), name);
}

/// `properties` are sorted when there are more than a few.
void look_at(const rules::Call& call, const api::FieldName& list, std::string_view emission,
             const std::vector<std::string_view>& properties) {
  std::size_t index = 0;
  for (const json::Value* value : api::elements(call.view, call.node, list)) {
    const std::size_t at = index++;
    if (!value->IsString()) continue;
    const std::string_view name(value->GetString(), value->GetStringLength());
    if (has_name(properties, name)) continue;
    rules::Hit& hit = call.report(emission, api::path(call.view, call.node, list, *value));
    hit.arguments.set("index", std::to_string(at));
    // Among very many names a guess would be slow, and wrong.
    constexpr std::size_t few = 200;
    const auto nearest = properties.size() <= few ? nearest_name(name, properties) : std::nullopt;
    if (nearest) {
      hit.hint = "nearest";
      hit.arguments.set("suggestion", std::string(*nearest));
      hit.fixes.push_back({"nearest", rules::FixAction::replace, hit.path, json::quote(*nearest), false});
    }
    hit.fixes.push_back({"remove", rules::FixAction::remove, hit.path, {}, false});
  }
}

}  // namespace

/// On a schema: the names in `required` and `propertyOrdering` are those of its own properties.
void required_not_in_properties(const rules::Call& call) {
  using namespace api::names;
  const api::View& view = call.view;
  // Of a schema of another type, or of none, other rules speak.
  if (api::enum_name(view, call.node, Schema::type) != Type::OBJECT ||
      api::is_set(view, call.node, Schema::properties) == api::Set::unsure) {
    return;
  }
  std::vector<std::string_view> properties;
  const api::Children children = api::children(view, call.node, Schema::properties);
  properties.reserve(children.count());
  for (const api::NodeIndex property : children)
    properties.push_back(api::map_key(view, property));
  if (properties.size() > few_names) std::sort(properties.begin(), properties.end());
  look_at(call, Schema::required, "required", properties);
  look_at(call, Schema::propertyOrdering, "property-ordering", properties);
}

}  // namespace gemlint::checks
