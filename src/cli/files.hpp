/// Files and folders: what there is to lint, and its bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace gemlint::cli {

/// What a path list comes to.
struct Listing {
  std::vector<std::string>
      files;  ///< as they are to be named; "-" is standard input. Each once, folders' contents sorted
  std::map<std::string, std::string> objects;  ///< by file the object in git that holds its content; none = on disk
  std::vector<std::string> errors;             ///< "path: what is wrong", one for each path that cannot be used
  std::vector<std::string> empty;              ///< folders without a file to lint
};

/// True when a file that stands at `path` below a folder is linted with the folder, by its name and those of the
/// folders between.
bool is_linted_below(const std::filesystem::path& path);

using IsExcluded = std::function<bool(const std::string& path)>;

/// Lists files as given and the .json, .jsonc, .jsonl and .ndjson files below folders. Hidden folders and node_modules
/// are left out, and symbolic links inside a folder are not followed. What `is_excluded` says of a file or folder is
/// left out too.
Listing list_files(const std::vector<std::string>& paths, const IsExcluded& is_excluded);

/// A file's bytes, or why there are none.
struct Contents {
  bool ok = false;
  std::string text;
  std::string error;        ///< "path: what is wrong"
  std::uintmax_t size = 0;  ///< of a file that was not read since it is over the limit
  bool too_large = false;
};

/// Reads a whole file, "-" for standard input. A file over `limit` bytes is not read.
Contents read_contents(const std::string& path, std::size_t limit);

}  // namespace gemlint::cli
