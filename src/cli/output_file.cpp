#include "cli/output_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <utility>

namespace gemlint::cli {

namespace fs = std::filesystem;

namespace {

/// What a link leads to, there or not: the link stays, and that is replaced.
std::string end_of_links(fs::path path) {
  constexpr int most_links = 40;
  std::error_code error;
  for (int i = 0; i < most_links && fs::is_symlink(fs::symlink_status(path, error)); ++i) {
    const fs::path next = fs::read_symlink(path, error);
    if (error) break;
    path = path.parent_path() / next;
  }
  return path.string();
}

}  // namespace

OutputFile::OutputFile(OutputFile&& other) noexcept
    : file_(std::exchange(other.file_, -1)),
      error_(other.error_),
      name_(std::move(other.name_)),
      target_(std::move(other.target_)),
      temporary_(std::exchange(other.temporary_, {})) {}

OutputFile::~OutputFile() {
  if (file_ >= 0) ::close(file_);
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

std::string OutputFile::open(const std::string& path) {
  name_ = path;
  if (path.empty()) return {};
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (fs::is_directory(status)) return path + ": is a folder";
  if (fs::exists(status) && !fs::is_regular_file(status)) {
    file_ = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
    return file_ >= 0 ? std::string() : path + ": cannot be written: " + std::strerror(errno);
  }
  return open_beside(end_of_links(path));
}

std::string OutputFile::open_beside(const std::string& target) {
  target_ = target;
  const fs::path folder = fs::path(target).parent_path();
  constexpr int most_tries = 1000;
  for (int i = 0; i < most_tries && file_ < 0; ++i) {
    temporary_ = (folder / (".gemlint-" + std::to_string(::getpid()) + '-' + std::to_string(i))).string();
    file_ = ::open(temporary_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (file_ < 0 && errno != EEXIST) break;
  }
  if (file_ < 0) {
    temporary_.clear();
    return name_ + ": cannot be written: " + std::strerror(errno);
  }
  // A report that is written anew is for the same readers as the old one.
  struct stat old = {};
  if (::stat(target.c_str(), &old) == 0) ::fchmod(file_, old.st_mode & 07777);
  return {};
}

void OutputFile::write(std::string_view text) {
  if (is_standard_output()) {
    // Through the same buffer as all else that the program prints, so that the order stays.
    if (error_ == 0 && std::fwrite(text.data(), 1, text.size(), stdout) != text.size())
      error_ = errno != 0 ? errno : EIO;
    return;
  }
  while (!text.empty() && error_ == 0) {
    const ssize_t written = ::write(file_, text.data(), text.size());
    if (written >= 0) {
      text.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno != EINTR) {
      error_ = errno;
    }
  }
}

std::string OutputFile::close() {
  if (is_standard_output()) {
    if (std::fflush(stdout) != 0 && error_ == 0) error_ = errno;
  } else if (!temporary_.empty()) {
    if (error_ == 0 && ::fsync(file_) != 0) error_ = errno;
    if (::close(file_) != 0 && error_ == 0) error_ = errno;
    if (error_ == 0 && std::rename(temporary_.c_str(), target_.c_str()) != 0) error_ = errno;
    if (error_ != 0) ::unlink(temporary_.c_str());
    temporary_.clear();
    file_ = -1;
  } else if (file_ >= 0) {
    if (::close(file_) != 0 && error_ == 0) error_ = errno;
    file_ = -1;
  }
  if (error_ == 0) return {};
  const std::string why = std::string(" could not be written: ") + std::strerror(error_);
  return (name_.empty() ? "the report" : name_ + ": the report") + why;
}

}  // namespace gemlint::cli
