/// Fixes for what decode finds: names that go by another name or elsewhere, values in another form.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/decode.hpp"
#include "finding/finding.hpp"
#include "lint/locator.hpp"
#include "lint/message_path.hpp"
#include "lint/suggest.hpp"

namespace gemlint::lint {

/// What a remedy is made from: the hit, and the way to its message.
struct Ailing {
  const api::Schemas& schemas;
  const rules::RuleSet& rules;
  const json::Value& body;
  const api::Hit& hit;
  const std::vector<MessageStep>& steps;
  Locator& locator;
  const api::NodePath& base;  ///< of the body in the document
};

/// A fix before it has its title.
struct Remedied {
  std::string_view title;  ///< which of the rule's fixes
  std::string text;        ///< {suggestion} of the title, where it differs from the hint's
  bool safe = false;
  std::vector<Edit> edits;
};

/// "string", "number", "boolean", "list", "object"; empty for null and for what cannot be read.
std::string_view kind_name(json::NodeKind kind);

/// Ways to mend an unknown name for which `suggestion` was found, the best first.
std::vector<Remedied> remedies_for_name(const Ailing& ailing, const Suggestion& suggestion);

/// The entry for a value that stands where a message or Struct belongs, or null.
const rules::ForeignValue* foreign_value(const Ailing& ailing);

/// The way to mend a value of the wrong type, if there is one.
std::optional<Remedied> remedy_for_value(const Ailing& ailing);

/// For a data: url where bytes belong: the bytes alone.
std::optional<Remedied> remedy_for_data_url(const Ailing& ailing);

/// The shape of another API that the object has in which the unknown name stands, or null.
const rules::ForeignShape* foreign_shape(const Ailing& ailing);
std::optional<Remedied> remedy_for_shape(const Ailing& ailing, const rules::ForeignShape& shape);

}  // namespace gemlint::lint
