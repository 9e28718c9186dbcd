#include "cli/repository_view.hpp"

#include <system_error>

#include "cli/git.hpp"

namespace gemlint::cli {

namespace fs = std::filesystem;

std::string RepositoryView::open(const std::vector<std::string>& paths) {
  std::error_code error;
  const GitAnswer top = ask_git({"rev-parse", "--show-toplevel"});
  if (!top.wrong.empty()) return top.wrong;
  top_ = fs::canonical(line_of(top), error);
  here_ = fs::canonical(fs::current_path(error), error);
  if (error) return "the current folder cannot be found: " + error.message();
  all_ = paths.empty();
  for (const std::string& given : paths) {
    fs::path path = (here_ / given).lexically_normal();
    if (!path.has_filename()) path = path.parent_path();  // what ends in a slash
    // Git knows files by their real folders. The file itself may be a link, which is not followed.
    path = fs::is_directory(path, error) ? fs::canonical(path, error)
                                         : fs::weakly_canonical(path.parent_path(), error) / path.filename();
    const std::string name = path.lexically_relative(top_).generic_string();
    if (name.empty() || name == ".." || name.starts_with("../")) return given + ": not in this repository";
    paths_[name == "." ? "" : name] = {given, fs::exists(fs::symlink_status(path, error))};
  }
  return {};
}

/// True when a path names the file, or a folder that it is linted with. The nearest folder decides.
bool RepositoryView::means(const fs::path& name) {
  if (all_) return is_linted_below(name);
  for (fs::path folder = name;; folder = folder.parent_path()) {
    const auto found = paths_.find(folder.generic_string());
    if (found != paths_.end()) {
      found->second.exists = true;
      return folder == name || is_linted_below(folder.empty() ? name : name.lexically_relative(folder));
    }
    if (folder.empty()) return false;
  }
}

void RepositoryView::list(const GitChanges& changes, Listing& listing) {
  for (const auto& [name, object] : changes) {
    if (!means(name)) continue;
    listing.files.push_back((top_ / name).lexically_relative(here_).generic_string());
    if (!object.empty()) listing.objects.emplace(listing.files.back(), object);
  }
  for (const auto& [name, path] : paths_) {
    if (!path.exists) listing.errors.push_back(path.given + ": no such file or folder");
  }
}

}  // namespace gemlint::cli
