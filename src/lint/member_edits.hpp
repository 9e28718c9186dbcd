/// Edits of members and elements as fixes need them.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "finding/finding.hpp"
#include "lint/locator.hpp"
#include "rules/rule.hpp"

namespace gemlint::lint {

/// The edit that replaces or renames the node at `path`, or adds to the object or list there; nothing when the text
/// there is no such node. `text` is JSON for `replace`, a name for `rename`, a member or element for `insert`.
std::optional<Edit> edit_for(Locator& locator, const api::NodePath& path, rules::FixAction action,
                             std::string_view text);

/// The edits that take these members and elements out, with their commas; none when one of them cannot be removed.
/// Sorted, and apart from each other.
std::vector<Edit> removal_of(Locator& locator, const std::vector<api::NodePath>& paths);

}  // namespace gemlint::lint
