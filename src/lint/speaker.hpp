/// Puts what a stage found into words: the rule's texts with their holes filled.
#pragma once

#include <string>
#include <string_view>

#include "finding/finding.hpp"
#include "rules/message.hpp"
#include "rules/rule.hpp"

namespace gemlint::lint {

/// A finding without place: rule, severity, message, server's answer. `stage` and `name` must be claimed by a rule (a
/// test holds every stage to it); if none does, the finding says so under the rule "internal-error" rather than being
/// lost.
Finding speak(const rules::RuleSet& rules, std::string_view stage, std::string_view name,
              const rules::Arguments& arguments);

/// The same for an emission that is at hand.
Finding speak(const rules::RuleSet& rules, const rules::Rule& rule, const rules::Emission& emission,
              const rules::Arguments& arguments);

/// The rule's hint called `name`, filled; "" when it has none.
std::string hint_text(const rules::RuleSet& rules, std::string_view rule, std::string_view name,
                      const rules::Arguments& arguments);

/// The title of the rule's fix called `name`, filled.
std::string fix_title(const rules::RuleSet& rules, std::string_view rule, std::string_view name,
                      const rules::Arguments& arguments);

/// A word of rules/words.json: word(rules, "kinds", "int32").
std::string_view word(const rules::RuleSet& rules, std::string_view group, std::string_view name);

}  // namespace gemlint::lint
