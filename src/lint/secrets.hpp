/// Keys and tokens in what a finding quotes from the request.
#pragma once

#include "finding/finding.hpp"

namespace gemlint::lint {

/// Masks what a finding quotes beside its texts: pointers and the batch line's key. A fix that would have to write a
/// secret again is left out, since reports print what fixes write.
void mask_secrets_in(Finding& finding);

}  // namespace gemlint::lint
