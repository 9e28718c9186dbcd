/// Which files of a git repository a run is about, and what they are called there.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "cli/files.hpp"

namespace gemlint::cli {

/// Files in git: the name of each from the top of the working tree, and the object that holds it, or "" where the file
/// on disk does.
using GitChanges = std::map<std::string, std::string>;

class RepositoryView {
 public:
  /// Looks from the current folder at `paths`, or at all files when there are none. Returns why that cannot be, or "".
  std::string open(const std::vector<std::string>& paths);

  /// The folder from which git names files.
  const std::filesystem::path& top() const { return top_; }

  /// Adds the files that are meant to `listing`, and an error for each path that is neither on disk nor among them.
  void list(const GitChanges& changes, Listing& listing);

 private:
  struct Path {
    std::string given;
    bool exists = false;
  };

  bool means(const std::filesystem::path& name);

  std::filesystem::path here_;
  std::filesystem::path top_;
  bool all_ = false;                   ///< no paths were given
  std::map<std::string, Path> paths_;  ///< by the name from the top, which has the name ""
};

}  // namespace gemlint::cli
