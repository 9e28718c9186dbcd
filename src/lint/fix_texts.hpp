/// Fixes the texts of files: one document, or the lines of a JSONL file each by itself.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "finding/applied_fix.hpp"
#include "finding/finding.hpp"
#include "lint/apply_fixes.hpp"
#include "lint/linter.hpp"
#include "lint/options.hpp"

namespace gemlint::lint {

/// What fixing did. Edits lead from the text as it was to the fixed one, with places in the file as it was; sorted,
/// apart from each other.
struct Fixed {
  std::vector<Edit> edits;
  std::vector<AppliedFix> applied;  ///< in the order of the lines
  std::size_t rounds = 0;           ///< of the line that took most
  bool stable = true;
};

/// Fixes a whole file in which `findings` were found, as Linter::lint() says them.
Fixed fix_file_text(Linter& linter, const Options& options, std::string_view path, std::string_view text,
                    std::vector<Finding> findings, const FixWishes& wishes);

/// Fixes a block of a JSONL file; the number of lines stays. `findings` are what LineFile::complete() says; those that
/// stand before the block are passed over.
Fixed fix_lines(Linter& linter, const Options& options, std::string_view path, const LineBlock& block,
                std::vector<Finding> findings, const FixWishes& wishes);

}  // namespace gemlint::lint
