/// What an editor can fold away.
#pragma once

#include <string_view>
#include <vector>

#include "text/span.hpp"

namespace gemlint::lsp {

enum class FoldKind { container, comment };

struct Fold {
  /// From the opening bracket to behind the closing one; of comments, from the first mark to the end of the last.
  Span span;
  FoldKind kind = FoldKind::container;
  bool closed = true;  ///< false for a container without closing bracket: it goes to the end, with nothing to leave out
};

/// Objects, lists and comments that go over more than one line, in the order of their beginnings. Comments on lines
/// that follow each other are one fold; they are known as far as json::problem_limit goes. Strings are none, nor is
/// anything in JSONL, where a document is one line. Linear in the text.
std::vector<Fold> folds(std::string_view text);

}  // namespace gemlint::lsp
