/// Which project each file belongs to.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "cli/project.hpp"

namespace gemlint::cli {

/// Finds the configuration of a file: that of its folder, or of the nearest folder above that has one. Each is read
/// once.
class Projects {
 public:
  /// `texts` may be null; otherwise it must outlive what is located.
  explicit Projects(const CommandLine& line, const OpenTexts* texts = nullptr) : line_(line), texts_(texts) {}

  /// A file or folder, and what it is called in its project.
  struct Located {
    Project* project = nullptr;
    std::string path;  ///< counted from the project's folder, with '/'
  };

  /// For a path as the user names it; it need not exist. "" is the current folder.
  Located locate(const std::string& path);

  /// The one of that folder, if it was found; null otherwise.
  const Project* find(const std::string& folder) const;

  /// Gives all away, and begins anew.
  std::vector<std::unique_ptr<Project>> take();

  /// All that were found so far, in that order.
  const std::vector<Project*>& all() const { return found_; }

 private:
  struct Folder {
    Project* project = nullptr;
    std::string path;  ///< of the folder from the project's, with a '/' behind it unless empty
  };
  const Folder& folder(const std::string& named);
  Project* project_of(const std::string& folder);

  const CommandLine& line_;
  const OpenTexts* texts_;
  std::map<std::string, Folder> folders_;                     ///< by the name that the user gave
  std::map<std::string, std::unique_ptr<Project>> projects_;  ///< by folder; "" = none has a say
  std::vector<Project*> found_;
};

/// False when a configuration cannot be used. Says on standard error what is wrong with those that were found.
bool can_use(const Projects& projects, const CommandLine& line);

}  // namespace gemlint::cli
