#include "cli/scratch_folder.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <system_error>

namespace gemlint::cli {

ScratchFolder::~ScratchFolder() {
  std::error_code error;
  if (!folder_.empty()) std::filesystem::remove_all(folder_, error);
}

std::string ScratchFolder::make_file(const std::string& like, std::string& path, int& file) {
  if (folder_.empty()) {
    std::error_code error;
    const std::filesystem::path base = std::filesystem::temp_directory_path(error);
    if (error) return "there is no folder for temporary files: " + error.message();
    std::string name = (base / "gemlint-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) return base.string() + ": cannot be written: " + std::strerror(errno);
    folder_ = std::move(name);
  }
  path = folder_ + '/' + std::to_string(++files_) + std::filesystem::path(like).extension().string();
  file = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
  return file < 0 ? path + ": cannot be written: " + std::strerror(errno) : std::string();
}

}  // namespace gemlint::cli
