/// Edits of members and elements as fixes need them.
#pragma once

#include <optional>
#include <string_view>

#include "finding/finding.hpp"
#include "lint/locator.hpp"
#include "rules/rule.hpp"

namespace gemlint::lint {

/// The edit that does `action` to the node at `path`; nothing when the text there is no node, or is the root (which
/// cannot be removed). `text` is JSON for `replace`, a name for `rename`.
std::optional<Edit> edit_for(Locator& locator, const api::NodePath& path, rules::FixAction action,
                             std::string_view text);

}  // namespace gemlint::lint
