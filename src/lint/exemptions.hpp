/// Findings that do not count: suppressed by gemlint.json, or known to the baseline.
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "finding/finding.hpp"
#include "lint/baseline.hpp"
#include "lint/config_file.hpp"
#include "lint/file_report.hpp"
#include "rules/selection.hpp"

namespace gemlint::lint {

/// What one gemlint.json, or the baseline beside none, exempts. A copy can be asked without changing what is left of
/// the original, since a baseline knows each finding as often as it was there.
class Exemptions {
 public:
  Exemptions() = default;
  /// `config` may be null; it must outlive the exemptions. `day` is the day of the run.
  Exemptions(const ConfigFile* config, std::optional<Baseline> baseline, std::string day);

  /// Sets Finding::suppression where it is due. `path` is the file's as the configuration names files; `options` are
  /// those it was linted with.
  void mark(const std::string& path, const Options& options, FileReport& report);

  /// A copy that can mark the findings of that file, as if none had been marked yet.
  Exemptions for_file(const std::string& path) const;

  /// Sets Finding::suppression wherever it may be due, and notes nothing: the same however often a finding is shown.
  /// One that the baseline knows at all is taken for known.
  void mark_all(const std::string& path, const rules::Selection& selection, std::vector<Finding>& findings) const;

  /// Whether anything could be exempt in that file.
  bool concern(const std::string& path) const;

  /// After the run: suppressions that suppressed nothing in the files that were linted, or whose last day is over, or
  /// that mean no file.
  /// With `all_files` the run has seen every file that they can mean.
  std::vector<Finding> unused(bool all_files) const;

  /// Entries of the baseline that did not occur in the files that were linted.
  /// With `all_files` those of files that are gone, too.
  std::size_t gone(bool all_files) const;

  /// The baseline as it is to be written: what is known of files that were not linted, and these findings of the
  /// others. Suppressed ones are not among them.
  const std::optional<Baseline>& baseline() const { return baseline_; }

 private:
  struct Use {
    bool has_file = false;   ///< a file that it means was linted
    bool is_exact = false;   ///< and is called as its path says
    bool looked = false;     ///< in all of them its rule could find something
    bool not_asked = false;  ///< in some of them it could not
    bool used = false;       ///< it suppressed something
    bool expired = false;    ///< and would have, were its last day not over
  };

  bool is_over(const Config::Suppression& suppression) const {
    return !suppression.until.empty() && suppression.until < day_;
  }

  const ConfigFile* config_ = nullptr;
  std::optional<Baseline> baseline_;
  std::string day_;
  std::vector<Use> uses_;  ///< of each suppression
  std::set<std::string> linted_;
};

/// Whether the suppression is about the finding, in a file that it means.
bool is_meant(const Config::Suppression& suppression, const Finding& finding);

/// True when the pointer is `wanted`, where "*" is any list position, or leads below it.
bool is_at_or_below(std::string_view pointer, std::string_view wanted);

}  // namespace gemlint::lint
