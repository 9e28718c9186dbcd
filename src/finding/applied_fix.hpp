/// A fix that was applied, as reports name it.
#pragma once

#include <optional>
#include <string>

#include "finding/finding.hpp"

namespace gemlint {

struct AppliedFix {
  std::string rule;
  std::string title;
  Safety safety = Safety::safe;
  std::optional<RequestName> request;
  Within in = Within::body;
  std::optional<std::string> pointer;  ///< in the spelling of the round that applied it
  std::optional<Place> place;          ///< in the text as it was before all fixes; nothing when it was not there yet
};

}  // namespace gemlint
