/// What becomes of the findings of a run: they are counted, and written out in the form that the user asked for.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/fix_report.hpp"
#include "cli/options.hpp"
#include "cli/outputs.hpp"
#include "lint/file_report.hpp"
#include "lint/options.hpp"
#include "report/json.hpp"
#include "report/summary.hpp"
#include "report/text.hpp"

namespace gemlint::cli {

enum : int { exit_clean = 0, exit_findings = 1, exit_usage = 2, exit_unreadable = 3 };

/// Says on standard error what went wrong.
void complain(const std::string& text);

class Run {
 public:
  /// With a shard the report says which part it is of. All must outlive the run.
  Run(const CommandLine& line, const lint::Options& options, const TextOptions& text_options,
      const std::optional<ReportedShard>& shard = std::nullopt);

  /// Opens the files of the reports `wishes`, before anything is linted; `language` is that of the findings, and
  /// `fail_on` the least severity that makes the run fail, or "never". Returns what is wrong, in words, or "".
  std::string open(const std::vector<OutputWish>& wishes, std::string_view language, const std::string& fail_on);

  Summary& summary() { return summary_; }

  /// What a file, or a part of it, held. Findings that are suppressed or in the baseline are counted as such, and
  /// nowhere else.
  void add(const lint::FileReport& report);

  /// After the last part of a file, which findings name so.
  void end_file(const std::string& name);

  /// After findings about a configuration, which is no file of the run.
  void end_configuration(const std::string& name) { outputs_.end_file(name); }

  /// Something could not be read: "path: what is wrong". Says so.
  void add_problem(const std::string& problem);

  /// After the last finding: what was fixed, where the report has a place for it.
  void add_fixed(FixReport& fixed);

  /// Writes what stands behind all findings; false when a report could not be written.
  bool end();

  /// Of the whole run; says so when there are too many warnings.
  int exit_code() const;

 private:
  const CommandLine& line_;
  const TextOptions& text_options_;
  const lint::Options& options_;
  std::optional<ReportedShard> shard_;
  std::string fail_on_;
  Outputs outputs_;
  Summary summary_;
  lint::BatchFacts batch_;
};

}  // namespace gemlint::cli
