/// The outline of a file.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lsp/context.hpp"
#include "text/span.hpp"

namespace gemlint::lsp {

/// What a symbol is, with the protocol's numbers.
enum class SymbolKind : std::uint8_t {
  function = 12,
  string = 15,
  number = 16,
  boolean = 17,
  list = 18,
  object = 19,
  null = 21,
  request = 24,  ///< the protocol's event: one line of JSONL, or an element that is a request
};

struct Symbol {
  std::string name;    ///< never empty, one line
  std::string detail;  ///< a type, or a value of at most 40 characters; may be empty
  SymbolKind kind = SymbolKind::object;
  Span range;      ///< name and value; holds `selection` and the ranges of the children
  Span selection;  ///< the name; of an element its value or opening bracket
  std::vector<Symbol> children;
};

/// The members of a document as a tree, or with `lines` each line of JSONL as one symbol; nothing for a file without a
/// request of ours, of which editors have an outline of their own. An element with one member, such as a part, is one
/// symbol with it. Of prompts there are no more
/// than the first words, and keys and tokens are masked. At most 10,000 symbols, 64 levels deep: editors lay out all of
/// them at once, and nobody finds anything in more. Linear in the text.
std::vector<Symbol> symbols(std::string_view text, const Context& context, bool lines);

}  // namespace gemlint::lsp
