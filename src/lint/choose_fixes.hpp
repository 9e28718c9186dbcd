/// Which of the fixes that findings offer can be applied together.
#pragma once

#include <functional>
#include <vector>

#include "finding/finding.hpp"

namespace gemlint::lint {

/// A fix, and the finding that offers it.
struct ChosenFix {
  const Finding* finding = nullptr;
  const Fix* fix = nullptr;
};

/// Whether a fix of a finding may be applied.
using FixFilter = std::function<bool(const Finding&, const Fix&)>;

/// The first fix of the finding that may be applied; null when there is none, or the finding is suppressed.
const Fix* first_fix(const Finding& finding, const FixFilter& allowed);

/// For each finding its first fix that may be applied. Of fixes that get in each other's way the one that stands first
/// in the text is taken and the others are left for later: when their edits overlap, or when one inserts where another
/// one edits. Sorted by place; points into `findings`.
std::vector<ChosenFix> choose_fixes(const std::vector<Finding>& findings, const FixFilter& allowed);

}  // namespace gemlint::lint
