#include "cli/watched_files.hpp"

#include <sys/stat.h>

#include <algorithm>

namespace gemlint::cli {

WatchedFiles::Stamp WatchedFiles::stamp_of(const std::string& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return {};
  constexpr std::int64_t nanoseconds = 1'000'000'000;
  return {std::int64_t{status.st_mtim.tv_sec} * nanoseconds + status.st_mtim.tv_nsec + 1,
          static_cast<std::uint64_t>(status.st_size), status.st_ino};
}

void WatchedFiles::add(const std::string& path) {
  const auto [at, is_new] = stamps_.try_emplace(path);
  if (is_new) at->second = stamp_of(path);
}

bool WatchedFiles::has_changed(const std::string& path) const {
  const auto found = stamps_.find(path);
  return found != stamps_.end() && !(found->second == stamp_of(path));
}

bool WatchedFiles::have_changed() const {
  return std::any_of(stamps_.begin(), stamps_.end(),
                     [](const auto& entry) { return !(entry.second == stamp_of(entry.first)); });
}

}  // namespace gemlint::cli
