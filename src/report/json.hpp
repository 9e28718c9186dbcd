/// Findings as JSON, for machines: the form that schemas/report.json describes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "finding/applied_fix.hpp"
#include "finding/finding.hpp"
#include "report/statistics.hpp"
#include "report/summary.hpp"

namespace gemlint {

/// What the report says about the program that wrote it.
struct ReportingTool {
  std::string_view version;
  std::string_view knowledge;  ///< the day up to which the bundled knowledge reaches, YYYY-MM-DD
};

/// Which part of a file a report is about.
struct ReportedShard {
  std::size_t part = 1;
  std::size_t of = 1;
  std::string_view file;  ///< the shard file that goes with it
};

/// Writes one report, piece by piece: begin, add for every finding, end. Each appends to `out`, which the caller may
/// write out and clear between calls, so that memory does not grow with the number of findings.
///
/// Every finding is one line: half the size of indented JSON, still readable, and a comparison of two reports, line by
/// line, names the findings that came and went. Bytes that are no UTF-8 become U+FFFD.
class JsonReport {
 public:
  void begin(const ReportingTool& tool, std::string& out);
  /// The same for a part of a file; `file` is where `gemlint merge` finds what it needs of it.
  void begin(const ReportingTool& tool, const ReportedShard& shard, std::string& out);
  void add(const Finding& finding, std::string& out);
  void end(const Summary& summary, std::string& out);

  /// After the last finding: begins the list of the files that were fixed. Its entries are the caller's, each a line
  /// from begin_fixed_file(), and come in pieces, which may end anywhere; then comes end().
  void begin_fixed(std::string& out);
  void add_fixed(std::string_view piece, std::string& out);
  /// An entry up to the lists `applied` and `edits`, which append() fills.
  static void begin_fixed_file(std::string_view path, std::size_t rounds, bool stable, std::string& out);
  static void append(const AppliedFix& applied, std::string& out);
  static void append(const Edit& edit, std::string& out);

  /// A finding alone, or a summary alone, in the form that it has in a report.
  static void append(const Finding& finding, std::string& out);
  static void append(const Summary& summary, std::string& out);

  /// A whole report of `--statistics`: the form that schemas/statistics.json describes.
  static void statistics(const ReportingTool& tool, const std::vector<RuleCount>& counts, const Summary& summary,
                         std::string& out);

 private:
  bool has_findings_ = false;
  bool has_ended_line_ = false;  ///< of an entry of the list
};

}  // namespace gemlint
