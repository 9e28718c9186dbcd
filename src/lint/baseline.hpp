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

  /// The findings of files that `exists` says are gone count for files that the baseline does not name: those have
  /// another name now.
  void find_moved(const std::function<bool(const std::string& path)>& exists);

  /// True when the baseline knows the finding in the file `path` (as the baseline names files); each is known as often
  /// as it was there.
  bool take(const std::string& path, const Finding& finding);

  /// True when the baseline knows such a finding in the file, taken or not.
  bool knows(const std::string& path, const Finding& finding) const;

  /// How many of what it knows of a file have not been taken.
  std::size_t left(const std::string& path) const;
  /// The same for files that are gone.
  std::size_t left_of_moved() const;

  /// Forgets the files that are gone.
  void forget_moved();
  /// Forgets what it knows of a file, once in the life of the baseline: what is added then is what it knows.
  void begin(const std::string& path);
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

  std::map<std::string, Entries, std::less<>> files_;
  std::vector<std::string> moved_;
  std::set<std::string> begun_;
};

}  // namespace gemlint::lint
