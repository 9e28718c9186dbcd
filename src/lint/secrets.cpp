#include "lint/secrets.hpp"

#include <algorithm>

#include "text/mask.hpp"

namespace gemlint::lint {

void mask_secrets_in(Finding& finding) {
  if (finding.pointer) mask_secrets(*finding.pointer);
  if (finding.request && finding.request->key) mask_secrets(*finding.request->key);
  for (Note& note : finding.notes) {
    if (note.pointer) mask_secrets(*note.pointer);
  }
  std::erase_if(finding.fixes, [](const Fix& fix) {
    return std::any_of(fix.edits.begin(), fix.edits.end(),
                       [](const Edit& edit) { return masked(edit.text) != edit.text; });
  });
}

}  // namespace gemlint::lint
