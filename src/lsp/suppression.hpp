/// Writes a finding into gemlint.json, so that it no longer counts.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "finding/finding.hpp"
#include "text/span.hpp"

namespace gemlint::lsp {

struct SuppressionEdit {
  std::size_t at = 0;  ///< where in the text; nothing is replaced
  std::string text;
  Span reason;  ///< in the text after the edit: what the author is to write over
};

/// What adds to a gemlint.json with this text (empty = there is none yet) that `finding` is known in the file that it
/// calls `name`. Nothing when the text is too broken for it.
std::optional<SuppressionEdit> suppress(std::string_view configuration, const std::string& name, const Finding& finding,
                                        std::string_view reason);

}  // namespace gemlint::lsp
