#include "cli/file_place.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace gemlint::cli {
namespace {

namespace fs = std::filesystem;

/// The number that the name of an open file is, in the folder (without links) where such names stand.
std::optional<int> descriptor_in(const fs::path& folder, const std::string& name) {
  constexpr std::size_t most_digits = 6;
  const bool is_number = !name.empty() && name.size() <= most_digits &&
                         std::all_of(name.begin(), name.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (!is_number || (folder != "/dev/fd" && folder != "/proc/" + std::to_string(::getpid()) + "/fd"))
    return std::nullopt;
  return std::stoi(name);
}

}  // namespace

FilePlace place_of(const std::string& path) {
  constexpr int most_links = 40;
  FilePlace place;
  std::error_code error;
  fs::path at = fs::absolute(path, error);
  // Link by link, since what a descriptor leads to has a name of its own, and may be gone.
  for (int i = 0; i < most_links; ++i) {
    const fs::path folder = fs::weakly_canonical(at.parent_path(), error);
    if (!place.descriptor) place.descriptor = descriptor_in(folder, at.filename().string());
    at = folder / at.filename();
    if (!fs::is_symlink(fs::symlink_status(at, error))) break;
    const fs::path next = fs::read_symlink(at, error);
    if (error) break;
    at = folder / next;
  }
  place.path = at.string();
  return place;
}

bool is_same_file(const std::string& left, const std::string& right) {
  const std::string place = place_of(left).path;
  return !place.empty() && place == place_of(right).path;
}

bool is_open_as(int descriptor, const std::string& path) {
  struct stat open = {};
  struct stat named = {};
  return ::fstat(descriptor, &open) == 0 && S_ISREG(open.st_mode) && ::stat(path.c_str(), &named) == 0 &&
         open.st_dev == named.st_dev && open.st_ino == named.st_ino;
}

bool is_device(const std::string& path) {
  std::error_code error;
  return fs::is_character_file(path, error) && !place_of(path).descriptor;
}

}  // namespace gemlint::cli
