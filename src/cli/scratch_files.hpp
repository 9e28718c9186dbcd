/// Files that nobody else is to see, which go when they are no longer needed, also when a signal ends the program.
#pragma once

#include <deque>
#include <string>

#include "cli/unfinished_file.hpp"

namespace gemlint::cli {

class ScratchFiles {
 public:
  /// Makes an empty file in the folder for temporary files. Its name ends like `like`, by which JSONL is told. Returns
  /// what is wrong, or "" with the file open for reading and writing as `file`.
  std::string make_file(const std::string& like, std::string& path, int& file);

 private:
  std::deque<UnfinishedFile> files_;
};

}  // namespace gemlint::cli
