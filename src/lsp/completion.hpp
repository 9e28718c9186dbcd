/// What can be written at a place of a document, however unfinished the document is.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lsp/context.hpp"
#include "text/span.hpp"

namespace gemlint::lsp {

enum class CompletionKind {
  field,
  enum_value,
  value,    ///< of a plain string: a MIME type, a voice
  keyword,  ///< true, false
  model,
  method,
  snippet,  ///< an object or list to fill in
};

struct Completion {
  std::string label;
  CompletionKind kind = CompletionKind::field;
  std::string detail;                   ///< type, or lifecycle of a model
  std::string documentation;            ///< may be empty
  std::string insert;                   ///< takes the place of `replaced`
  bool is_snippet = false;              ///< `insert` has the client's placeholders, and escapes what looks like one
  Span replaced;                        ///< in one line; holds the offset
  std::optional<std::size_t> comma_at;  ///< a comma is to be inserted here too: before `replaced`, in another line
  std::string filter;                   ///< what the client matches against the replaced text before the cursor
  std::string sort;                     ///< completions come in the order of these
  bool deprecated = false;
};

/// What can stand at `offset` (0 to the text's size) of `text`: a whole document, or for JSONL one line. In the order
/// to show them. Empty where nothing is known, as in free text. Linear in the text, for any text.
std::vector<Completion> complete(std::string_view text, std::size_t offset, const Context& context);

}  // namespace gemlint::lsp
