#include "checks/model_ability.hpp"

namespace gemlint::checks {

api::Known model_ability(const rules::Call& call) {
  const auto names = rules::words_of(call.rule, "ability");
  if (call.context.judged == nullptr || names.empty()) return api::Known::unknown;
  return api::ability(*call.context.judged, names.front(), call.context.as_of);
}

}  // namespace gemlint::checks
