/// What is done to every finding when all else is known of it.
#pragma once

#include "finding/finding.hpp"

namespace gemlint::lint {

/// Masks secrets, and makes a fingerprint of the digest of the value, which stands in Finding::fingerprint until then.
void finish(Finding& finding);

}  // namespace gemlint::lint
