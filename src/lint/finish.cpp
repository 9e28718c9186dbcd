#include "lint/finish.hpp"

#include "finding/fingerprint.hpp"
#include "lint/secrets.hpp"

namespace gemlint::lint {

void finish(Finding& finding) {
  mask_secrets_in(finding);
  finding.fingerprint = fingerprint_of(finding, finding.fingerprint);
}

}  // namespace gemlint::lint
