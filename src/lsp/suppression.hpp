/// Writes findings into gemlint.json, so that they no longer count.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "finding/finding.hpp"
#include "lint/config.hpp"
#include "text/span.hpp"

namespace gemlint::lsp {

struct SuppressionEdit {
  Span replaced;  ///< of the text of gemlint.json: white space, or nothing
  std::string text;
  Span reason;  ///< in the text after the edit: what the author is to write over
};

/// The entry that says that `finding` is known in the file that the configuration calls `name`.
lint::Config::Suppression suppression_of(const std::string& name, const Finding& finding);

/// A gemlint.json to which suppressions can be added. Its text is read once, however many are asked for.
class SuppressionList {
 public:
  /// `configuration` is the text, which must outlive the list; empty = there is none yet.
  explicit SuppressionList(std::string_view configuration);
  ~SuppressionList();

  /// What adds the entry. Nothing when the text is too broken for it.
  std::optional<SuppressionEdit> add(const lint::Config::Suppression& suppression, std::string_view reason);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace gemlint::lsp
