/// What the author probably meant by a name or value that the API does not know.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "api/schema.hpp"
#include "api/violation.hpp"
#include "lint/message_path.hpp"
#include "rules/rule.hpp"

namespace gemlint::lint {

struct Suggestion {
  std::string_view hint = {};  ///< which hint of the rule says it; empty when there is nothing to suggest
  std::string text = {};
  bool replaces = false;                        ///< `text` can stand in the wrong name's or value's place
  const rules::ForeignName* foreign = nullptr;  ///< what it comes from, for names of other APIs
  bool sure = true;                             ///< nothing else can have been meant
};

/// For an unknown name: the nearest name of its message, the same name one level down or up, or the name that another
/// API gave it. `steps` leads to the message that has the name; `kind` is that of its value ("string", "list", …).
Suggestion suggest_name(const api::Schemas& schemas, const rules::RuleSet& rules, const api::Hit& hit,
                        const std::vector<MessageStep>& steps, std::string_view kind);

/// For an unknown enum value: the nearest value, or all of them when they are few.
Suggestion suggest_enum_value(const api::Schemas& schemas, const api::Hit& hit, std::string_view given);

}  // namespace gemlint::lint
