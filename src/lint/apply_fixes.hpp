/// Applies the fixes that findings offer, lints again, and goes on until nothing changes.
///
/// A text is never left worse than it was: a round after which more of it cannot be read, or two members that it wrote
/// stand in each other's way, is taken back and tried with fewer of its fixes, and a fix that does harm alone is left
/// out.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "finding/applied_fix.hpp"
#include "finding/finding.hpp"
#include "lint/edit_trail.hpp"

namespace gemlint::lint {

/// Rounds of applying and linting again.
inline constexpr std::size_t most_fix_rounds = 10;

/// Which fixes are wanted.
struct FixWishes {
  bool unsafe = false;  ///< those too that are not safe
  /// Sets Finding::suppression, so that the fixes of such findings are left out; may be empty. It sees the findings of
  /// one file or one line in each round, so it must say the same of a finding however often it is asked.
  std::function<void(std::vector<Finding>&)> mark;
  bool one_line = false;  ///< no fix may add a line end
};

/// What is found in a text; offsets are those of the text.
using LintText = std::function<std::vector<Finding>(std::string_view)>;

struct FixedText {
  std::vector<TextEdit> edits;      ///< from the text as it was; sorted, apart from each other; none = it stays
  std::vector<AppliedFix> applied;  ///< in the order in which they were
  std::size_t rounds = 0;           ///< that changed something
  bool stable = true;               ///< no fix that is wanted and possible is left
};

/// Fixes `text`, in which `findings` were found. When fixes turn a text into one that was there before, what they did
/// since is taken back, so that fixing twice is fixing once.
FixedText apply_fixes(std::string_view text, std::vector<Finding> findings, const LintText& lint,
                      const FixWishes& wishes);

/// Whether the finding has a fix that is wanted.
bool is_fixable(const Finding& finding, const FixWishes& wishes);

}  // namespace gemlint::lint
