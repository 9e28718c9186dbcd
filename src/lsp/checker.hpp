/// Checks open documents with the linter of the command line.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "finding/finding.hpp"
#include "lint/linter.hpp"
#include "lsp/document.hpp"

namespace gemlint::lsp {

class Checker {
 public:
  /// Brings what is known of the document up to its text. Does nothing when it is.
  void check(Document& document);

  /// Brings Document::lines up to the text. A check does so too.
  void find_form(Document& document);

  /// What is found in a text if it stood in the place of the document's, without those that are exempt; for fixes,
  /// which are tried out.
  std::vector<Finding> findings_in(std::string_view text, const Document& document);

  /// The linter for these options.
  lint::Linter& linter(const lint::Options& options);

  /// The options that were used are gone; or memory that a large document needed is to be let go.
  void forget();

 private:
  /// Those used last keep their memory.
  std::map<const lint::Options*, std::unique_ptr<lint::Linter>> linters_;
  json::AcceptReader reader_;
  std::uint64_t checks_ = 0;
};

}  // namespace gemlint::lsp
