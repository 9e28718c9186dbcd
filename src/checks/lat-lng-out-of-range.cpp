#include <cmath>

#include "api/names.hpp"
#include "checks/list.hpp"

namespace gemlint::checks {
namespace {

void look_at(const rules::Call& call, std::string_view field) {
  const auto degrees = api::number(call.view, call.node, field);
  const double limit = rules::number_of(call.rule, field);
  if (!degrees || std::abs(*degrees) <= limit) return;
  call.report(api::path(call.view, call.node, field)).arguments.set("limit", number_text(limit));
}

}  // namespace

/// On a place: its two angles are on the globe.
void lat_lng_out_of_range(const rules::Call& call) {
  using namespace api::names;
  look_at(call, LatLng::latitude);
  look_at(call, LatLng::longitude);
}

}  // namespace gemlint::checks
