/// Edits as small as they can be.
#pragma once

#include <vector>

#include "finding/finding.hpp"
#include "lint/locator.hpp"

namespace gemlint::lint {

/// Makes of an edit that writes a long value again, with something round it, the two insertions that do the same.
/// Edits stay sorted.
void narrow(const Locator& locator, std::vector<Edit>& edits);

}  // namespace gemlint::lint
