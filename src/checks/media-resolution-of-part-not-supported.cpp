#include "api/names.hpp"
#include "checks/list.hpp"
#include "checks/media.hpp"

namespace gemlint::checks {

/// On a part with a resolution of its own: models of the generations in the rule file have one for all parts only.
void media_resolution_of_part_not_supported(const rules::Call& call) {
  if (only_counts(call.view)) return;
  if (!is_of_generation(call.context, rules::words_of(call.rule, "olderGenerations"))) return;
  call.report(api::path(call.view, call.node, api::names::Part::mediaResolution)).on_key = true;
}

}  // namespace gemlint::checks
