/// A document that the client has open.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "finding/finding.hpp"
#include "lsp/text_buffer.hpp"
#include "lsp/workspace.hpp"

namespace gemlint::lsp {

struct Document {
  std::string uri;
  std::string path;      ///< of the file, or a mere name when it is none
  std::string language;  ///< as the client calls it: "json", "jsonc", "jsonl"
  std::int64_t version = 0;
  TextBuffer buffer;
  bool is_lost = false;  ///< a change could not be understood: until the whole text comes, nothing is said of it
  Circumstances circumstances;

  // Of the text as it is, when `is_checked`.
  bool is_checked = false;
  bool lines = false;             ///< each line is a document
  std::vector<Finding> findings;  ///< those that count, in the order of the text
  std::uint64_t check = 0;        ///< which check it was, counted over all documents

  std::string_view text() const { return buffer.text(); }
};

/// The document's name as the linter wants it: its ending says what the client says of the language.
std::string name_for_linter(const Document& document);

}  // namespace gemlint::lsp
