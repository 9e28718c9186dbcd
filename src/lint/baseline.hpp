/// Findings that were there before: a file of fingerprints, so that only new ones count.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "finding/finding.hpp"

namespace gemlint::lint {

class Baseline {
 public:
  /// Reads what text() wrote. On failure returns nothing and says in `error` what is wrong, and in which line.
  static std::optional<Baseline> from(std::string_view text, std::string& error);

  /// Files that `exists` says are gone may have another name now: see mark().
  void find_moved(const std::function<bool(const std::string& path)>& exists);

  /// Sets Finding::suppression of those that the baseline knows in the file `path` (as the baseline names files); each
  /// is known as often as it was there. What a file had that is gone is known in one other file that the baseline does
  /// not name: where all of it is found, or some of it under the same last name. Findings of one file come in one call
  /// or several.
  void mark(const std::string& path, std::vector<Finding>& findings);

  /// What mark() needs for that file alone, with nothing taken: cheap, unless files are gone.
  Baseline for_file(const std::string& path) const;

  /// True when the baseline knows such a finding in the file, taken or not.
  bool knows(const std::string& path, const Finding& finding) const;

  /// True when it says anything of that file, or could.
  bool concerns(const std::string& path) const;

  /// How many of what it knows of a file were not found.
  std::size_t left(const std::string& path) const;
  /// The same for files that are gone and were not found again.
  std::size_t left_of_gone() const;

  /// Forgets what rules that `ran` had found in files that are gone.
  void forget_gone(const std::function<bool(std::string_view rule)>& ran);
  /// Forgets what rules that `ran` had found in a file, once in the life of the baseline: what is added then is what it
  /// knows.
  void begin(const std::string& path, const std::function<bool(std::string_view rule)>& ran);
  void add(const std::string& path, const Finding& finding);
  std::size_t size() const;

  /// One entry a line, in an order that does not depend on how it came about, so that a version control system shows
  /// what came and went.
  std::string text() const;

 private:
  struct Entry {
    std::string rule;
    std::string pointer;  ///< for people, without list positions
    std::size_t count = 0;
    std::size_t taken = 0;
  };
  using Entries = std::map<std::uint64_t, Entry>;

  static bool take(Entries& entries, const Finding& finding);
  Entries* account_of(const std::string& path, const std::vector<Finding>& findings);

  std::map<std::string, Entries, std::less<>> files_;
  std::set<std::string> gone_;  ///< files that are gone and have no new name yet
  std::map<std::uint64_t, std::vector<std::string>> gone_by_fingerprint_;
  std::map<std::string, std::vector<std::string>> gone_by_name_;
  std::map<std::string, std::string> renamed_;  ///< new names to old ones
  std::set<std::string> begun_;
};

}  // namespace gemlint::lint
