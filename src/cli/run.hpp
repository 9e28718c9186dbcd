/// What becomes of the findings of a run: they are counted, and written out in the form that the user asked for.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "cli/fix_report.hpp"
#include "cli/options.hpp"
#include "lint/file_report.hpp"
#include "lint/options.hpp"
#include "report/json.hpp"
#include "report/statistics.hpp"
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

  Summary& summary() { return summary_; }

  /// What a file, or a part of it, held.
  void add(const lint::FileReport& report);

  /// After the last part of a file, which findings name so.
  void end_file(const std::string& name);

  /// After the last finding: what was fixed, where the report has a place for it.
  void add_fixed(FixReport& fixed);

  /// Writes what stands behind all findings; false when the report could not be written.
  bool end();

  /// Of the whole run; says so when there are too many warnings.
  int exit_code() const;

 private:
  void flush();

  const CommandLine& line_;
  const TextOptions& text_options_;
  bool json_;
  ReportingTool tool_;
  Statistics statistics_;
  JsonReport report_;
  Summary summary_;
  lint::BatchFacts batch_;
  std::string out_;
  std::size_t shown_ = 0;  ///< findings of the file
};

}  // namespace gemlint::cli
