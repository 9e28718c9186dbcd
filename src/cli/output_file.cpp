#include "cli/output_file.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <utility>

#include "cli/file_place.hpp"

namespace gemlint::cli {
namespace {

/// What a file is given that was not there, as the user has it.
mode_t mode_of_new_file() {
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return 0666 & ~mask;
}

}  // namespace

OutputFile::~OutputFile() {
  if (file_ >= 0) ::close(file_);
}

std::string OutputFile::open(const std::string& path) {
  name_ = path;
  if (path.empty()) return {};
  const FilePlace place = place_of(path);
  struct stat facts = {};
  const bool is_there = ::stat(path.c_str(), &facts) == 0;
  if (is_there && S_ISDIR(facts.st_mode)) return path + ": is a folder";
  if (place.descriptor) {
    open_again(*place.descriptor);
  } else if (is_there && !S_ISREG(facts.st_mode)) {
    file_ = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
  } else {
    target_ = place.path;
    open_beside();
  }
  return file_ >= 0 ? std::string() : path + ": cannot be written: " + std::strerror(errno);
}

/// Where the user opened it there may be text already, and others may write there too: so it is opened by its number,
/// with which all share one place to write at.
void OutputFile::open_again(int descriptor) {
  const int own = ::fcntl(descriptor, F_GETFD);
  const int access = ::fcntl(descriptor, F_GETFL);
  // What others inherit is the user's; what they do not is of gemlint itself.
  if (own < 0 || access < 0 || (own & FD_CLOEXEC) != 0 || (access & O_ACCMODE) == O_RDONLY) {
    errno = EBADF;
    return;
  }
  file_ = ::fcntl(descriptor, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
}

void OutputFile::open_beside() {
  struct stat old = {};
  const bool is_there = ::stat(target_.c_str(), &old) == 0;
  if (is_there && ::access(target_.c_str(), W_OK) != 0) return;
  file_ = unfinished_.make(target_.substr(0, target_.rfind('/') + 1));
  // A report that is written anew is for the same readers as the old one; no bit that has a program run as its owner is
  // for a report.
  if (file_ >= 0) ::fchmod(file_, is_there ? old.st_mode & 0777 : mode_of_new_file());
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
    } else if (errno == EAGAIN) {
      // Who opened it may have wanted not to wait; a report does.
      struct pollfd ready = {file_, POLLOUT, 0};
      ::poll(&ready, 1, -1);
    } else if (errno != EINTR) {
      error_ = errno;
    }
  }
}

std::string OutputFile::close() {
  if (is_standard_output()) {
    if (std::fflush(stdout) != 0 && error_ == 0) error_ = errno;
  } else if (file_ >= 0) {
    const bool is_beside = !target_.empty();
    if (is_beside && error_ == 0 && ::fsync(file_) != 0) error_ = errno;
    if (::close(std::exchange(file_, -1)) != 0 && error_ == 0) error_ = errno;
    if (is_beside && error_ == 0 && !unfinished_.rename_to(target_)) error_ = errno;
  }
  if (error_ == 0) return {};
  const std::string why = std::string(" could not be written: ") + std::strerror(error_);
  return (name_.empty() ? "the report" : name_ + ':') + why;
}

}  // namespace gemlint::cli
