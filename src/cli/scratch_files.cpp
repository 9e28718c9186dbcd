#include "cli/scratch_files.hpp"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>

namespace gemlint::cli {

std::string ScratchFiles::make_file(const std::string& like, std::string& path, int& file) {
  std::error_code error;
  const std::filesystem::path folder = std::filesystem::temp_directory_path(error);
  if (error) return "there is no folder for temporary files: " + error.message();
  UnfinishedFile& made = files_.emplace_back();
  file = made.make((folder / "").string(), std::filesystem::path(like).extension().string());
  if (file < 0) return folder.string() + ": cannot be written: " + std::strerror(errno);
  path = made.path();
  return {};
}

}  // namespace gemlint::cli
