// The tables of the rules, in each language.
#pragma once

#include <ostream>
#include <string_view>

#include "rules/rule.hpp"

namespace gemlint::tables {

/// Prints `set` as constants, the last of which is the RuleSet `rule_set_<language>`.
void print_rules(std::ostream& out, const rules::RuleSet& set, std::string_view language, const api::Schemas& schemas);

}  // namespace gemlint::tables
