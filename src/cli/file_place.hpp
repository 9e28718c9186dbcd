/// Where the name of a file leads.
#pragma once

#include <optional>
#include <string>

namespace gemlint::cli {

/// What is there in the end, all links followed; it need not exist.
struct FilePlace {
  std::string path;  ///< absolute, without links
  /// The name is one for a file that is open already: /dev/stderr, /dev/fd/3, /proc/self/fd/3, or a link to them.
  std::optional<int> descriptor;
};

FilePlace place_of(const std::string& path);

/// True when both names lead to one place.
bool is_same_file(const std::string& left, const std::string& right);

/// True when the file on disk that `path` leads to is the one that is open as `descriptor`.
bool is_open_as(int descriptor, const std::string& path);

/// True for /dev/null and other devices, which take any number of reports; not for a file that is open already.
bool is_device(const std::string& path);

}  // namespace gemlint::cli
