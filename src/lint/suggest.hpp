/// What the author probably meant by a name or value that the API does not know.
#pragma once

#include <string>
#include <string_view>

#include "api/schema.hpp"
#include "api/violation.hpp"
#include "json/accept.hpp"
#include "rules/rule.hpp"

namespace gemlint::lint {

struct Suggestion {
  std::string_view hint;  ///< which hint of the rule says it; empty when there is nothing to suggest
  std::string text;
  bool replaces = false;  ///< `text` can stand in the wrong name's or value's place
};

/// For an unknown name: the nearest name of its message, the same name one level down or up, or the name that another
/// API gave it. `root` and `body` are the request's, to find the message one level up.
Suggestion suggest_name(const api::Schemas& schemas, const rules::RuleSet& rules, const api::Hit& hit,
                        const api::Message& root, const json::Value& body);

/// For an unknown enum value: the nearest value, or all of them when they are few.
Suggestion suggest_enum_value(const api::Schemas& schemas, const api::Hit& hit, std::string_view given);

}  // namespace gemlint::lint
