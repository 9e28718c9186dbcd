/// Notices that files came, went or changed since they were first looked at.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>

namespace gemlint::cli {

class WatchedFiles {
 public:
  /// From now on a change of this file or folder is one; it need not be there. One that is watched already costs
  /// nothing, and is still compared with what it was when it was added first.
  void add(const std::string& path);

  /// Whether that file, if it is watched, is not what it was.
  bool has_changed(const std::string& path) const;

  /// Whether any is not. Costs one question to the system a file.
  bool have_changed() const;

  void clear() { stamps_.clear(); }

 private:
  /// What tells one state of a file from another.
  struct Stamp {
    std::int64_t time = 0;  ///< 0 = it is not there
    std::uint64_t size = 0;
    std::uint64_t node = 0;
    friend bool operator==(const Stamp&, const Stamp&) = default;
  };
  static Stamp stamp_of(const std::string& path);

  std::unordered_map<std::string, Stamp> stamps_;
};

}  // namespace gemlint::cli
