/// What every output format is made through: findings go in as they come, pieces of the report come out.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "finding/finding.hpp"
#include "report/json.hpp"
#include "report/summary.hpp"
#include "report/text.hpp"
#include "rules/rule.hpp"

namespace gemlint {

/// What reports are told before they begin. What it points to must outlive them.
struct ReportSettings {
  ReportingTool tool;
  std::optional<ReportedShard> shard;
  TextOptions text;
  std::size_t max_findings = static_cast<std::size_t>(-1);  ///< of a file that text shows
  const rules::RuleSet* rules = nullptr;                    ///< in the reader's language
  std::string_view language = "en";                         ///< of the rules and of the findings
  /// Where the run is, by all names of that folder, as relative_path() takes them.
  std::vector<std::string> folders;
  std::string started;                    ///< the second in which the run began, in UTC: YYYY-MM-DDThh:mm:ss
  std::optional<Severity> least_failure;  ///< the least severity that makes the run fail; nothing = none does
  bool statistics = false;                ///< counts by rule in place of the findings
};

/// One report of a run. Each call appends to `out`, which the caller may write out and clear between calls, so that
/// memory does not grow with the number of findings; a format that has to keep something says how much.
class Reporter {
 public:
  virtual ~Reporter() = default;
  Reporter() = default;
  Reporter(const Reporter&) = delete;
  Reporter& operator=(const Reporter&) = delete;

  virtual void begin(std::string& /*out*/) {}

  /// Findings come in the order of the run: file by file, each in the order of its places.
  virtual void add(const Finding& finding, std::string& out) = 0;

  /// After the last finding of a file, also of one that has none. `merge` knows no such files, and does not call it.
  virtual void end_file(std::string_view /*path*/, std::string& /*out*/) {}

  /// Something could not be read: "path: what is wrong".
  virtual void add_problem(std::string_view /*problem*/, std::string& /*out*/) {}

  /// After the last finding: what was fixed, in pieces of text; each file is a JSON object on a line of its own. Only
  /// reports in that form take it.
  virtual void begin_fixed(std::string& /*out*/) {}
  virtual void add_fixed(std::string_view /*piece*/, std::string& /*out*/) {}

  virtual void end(const Summary& summary, std::string& out) = 0;

  /// True when `add` is to get the findings that are suppressed or in the baseline, too.
  virtual bool takes_suppressed() const { return false; }

  /// Findings that did not go in since the format's readers take no more.
  virtual std::size_t left_out() const { return 0; }
};

}  // namespace gemlint
