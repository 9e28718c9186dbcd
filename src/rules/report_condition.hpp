/// What a rule with a condition says of a message that breaks it.
#pragma once

#include "rules/check.hpp"

namespace gemlint::rules {

/// Reports the rule of `call` on its node, or on the value of `field` where that is not null.
void report_condition(const Call& call, const api::Field* field);

}  // namespace gemlint::rules
