/// What the judged model can do, for checks that need more than a rule's scope says.
#pragma once

#include "rules/check.hpp"

namespace gemlint::checks {

/// Whether the model whose facts hold has the ability that the rule's value "ability" names, on the day of the check.
/// Unknown when no model is known.
api::Known model_ability(const rules::Call& call);

}  // namespace gemlint::checks
