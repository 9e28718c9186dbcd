/// Where a member that stands in the wrong place can go, and the edits that bring it there.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "finding/finding.hpp"
#include "lint/locator.hpp"
#include "lint/message_path.hpp"

namespace gemlint::lint {

struct Destination {
  api::NodePath object;            ///< an object of the body that is there already
  std::vector<std::string> names;  ///< from that object on: the objects to make, and last the member's name
};

/// Follows a path of JSON names ("generationConfig.maxOutputTokens") from the message at `start` as far as the body
/// goes; a list with one object in it is gone through. `path` leads to `start`. Nothing when the last field is set
/// already, when something stands in the way, or when there are several objects to choose from.
std::optional<Destination> destination_of(const api::Schemas& schemas, const MessageStep& start,
                                          const api::NodePath& path, std::string_view names);

/// The edits that take the member at `member` out and put `value` (JSON text) where it belongs; none when the text does
/// not allow it. Paths are from the document's root: `base` leads to the body. Sorted and apart from each other.
std::vector<Edit> move_of(Locator& locator, const api::NodePath& base, const api::NodePath& member,
                          const Destination& destination, std::string_view value);

}  // namespace gemlint::lint
