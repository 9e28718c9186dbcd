/// Findings as people read them in a terminal.
#pragma once

#include <string>

#include "finding/finding.hpp"
#include "report/summary.hpp"
#include "report/words.hpp"

namespace gemlint {

struct TextOptions {
  bool color = false;
  bool quiet = false;        ///< no summary of a run without problems
  bool mention_fix = false;  ///< say how many findings `--fix` would mend
  ReportWords words;         ///< in the reader's language
};

/// Appends a finding and an empty line after it. Its first line has the form `path:line:column: severity: message
/// [rule]`, without line and column when the finding has no range; below the place stand the server's answer, the
/// guide's advice, fixes and notes. Whatever the strings hold, nothing but this
/// function's own colours can reach a terminal as a control.
void append_text(std::string& out, const Finding& finding, const TextOptions& options);

/// The last words of a run, each sentence on its own line; empty when quiet and nothing is wrong.
std::string text_summary(const Summary& summary, const TextOptions& options);

}  // namespace gemlint
