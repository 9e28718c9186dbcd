/// Holds rules to the API's tables: every name that they use must exist there.
#pragma once

#include <string>

#include "api/model.hpp"
#include "api/schema.hpp"
#include "rules/rule.hpp"

namespace gemlint::rules {

/// What is wrong with the names of the first rule that has a wrong one ("x.json: …"); empty when all messages, fields,
/// enum values, methods, versions and abilities are known.
std::string wrong_name_in(const RuleSet& rules, const api::Schemas& schemas, const api::Models& models);

}  // namespace gemlint::rules
