/// A folder for files that nobody else is to see, which goes when it is no longer needed.
#pragma once

#include <string>

namespace gemlint::cli {

class ScratchFolder {
 public:
  ScratchFolder() = default;
  ~ScratchFolder();
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;

  /// Makes an empty file in the folder, and the folder where it is not there yet. Its name ends like `like`, by which
  /// JSONL is told. Returns what is wrong, or "" with the file open for reading and writing as `file`.
  std::string make_file(const std::string& like, std::string& path, int& file);

 private:
  std::string folder_;
  std::size_t files_ = 0;
};

}  // namespace gemlint::cli
