#include "cli/replace_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <climits>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>

namespace gemlint::cli {
namespace {

constexpr mode_t anybody_may_write = S_IWUSR | S_IWGRP | S_IWOTH;
constexpr mode_t all_permissions = 07777;

/// Whether a file is what it was. The time of its last change of status cannot be set back by programs that set back
/// the other one.
bool is_same(const struct stat& one, const struct stat& other) {
  const auto same_time = [](const struct timespec& a, const struct timespec& b) {
    return a.tv_sec == b.tv_sec && a.tv_nsec == b.tv_nsec;
  };
#if defined(__APPLE__)
  const bool same_times =
      same_time(one.st_mtimespec, other.st_mtimespec) && same_time(one.st_ctimespec, other.st_ctimespec);
#else
  const bool same_times = same_time(one.st_mtim, other.st_mtim) && same_time(one.st_ctim, other.st_ctim);
#endif
  return one.st_dev == other.st_dev && one.st_ino == other.st_ino && one.st_size == other.st_size && same_times;
}

/// The file itself, whatever links lead there; empty when there is none.
std::string without_links(const std::string& path) {
  const std::unique_ptr<char, decltype(&std::free)> real(::realpath(path.c_str(), nullptr), &std::free);
  return real ? real.get() : std::string();
}

}  // namespace

FileReplacement::~FileReplacement() {
  if (new_file_ >= 0) ::close(new_file_);
  if (old_file_ >= 0) ::close(old_file_);
}

std::string FileReplacement::system_fault() const {
  return fault(std::string("cannot be written: ") + std::strerror(errno));
}

bool FileReplacement::was_changed() const {
  struct stat now = {};
  return ::lstat(target_.c_str(), &now) != 0 || !is_same(facts_, now);
}

std::string FileReplacement::copy_fault() const {
  const std::string system = system_fault();
  return was_changed() ? fault("was changed while it was being fixed") : system;
}

std::string FileReplacement::open(const std::string& path) {
  path_ = path;
  target_ = without_links(path);
  if (target_.empty()) return system_fault();
  // Opening a pipe would wait for its other end.
  old_file_ = ::open(target_.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (old_file_ < 0 || ::fstat(old_file_, &facts_) != 0) return system_fault();
  if (!S_ISREG(facts_.st_mode)) return fault("is no file on disk, and only such are written to");
  folder_ = target_.substr(0, target_.rfind('/') + 1);
  return {};
}

std::string FileReplacement::make_new_file() {
  // Renaming would go round this protection.
  const bool may_write =
      (facts_.st_mode & anybody_may_write) != 0 && ::faccessat(AT_FDCWD, target_.c_str(), W_OK, AT_EACCESS) == 0;
  if (!may_write) return fault("is read-only");
  new_file_ = unfinished_.make(folder_);
  if (new_file_ < 0) return system_fault();
  copy_.emplace(old_file_, new_file_);
  return {};
}

std::string FileReplacement::edit(std::uint64_t begin, std::uint64_t end, std::string_view text) {
  if (!copy_) {
    if (std::string wrong = make_new_file(); !wrong.empty()) return wrong;
  }
  return copy_->edit(begin, end, text) ? std::string() : copy_fault();
}

bool FileReplacement::take_over_permissions() {
  mode_t mode = facts_.st_mode & all_permissions;
  if (::fchown(new_file_, facts_.st_uid, facts_.st_gid) != 0 &&
      ::fchown(new_file_, static_cast<uid_t>(-1), facts_.st_gid) != 0) {
    // What the old group might do the new one may not, if others might not either.
    mode &= ~static_cast<mode_t>(S_IRWXG) | ((mode & S_IRWXO) << 3);
    mode &= ~static_cast<mode_t>(S_ISGID);
  }
  struct stat now = {};
  if (::fstat(new_file_, &now) != 0) return false;
  if (now.st_uid != facts_.st_uid) mode &= ~static_cast<mode_t>(S_ISUID);
  return ::fchmod(new_file_, mode) == 0;
}

std::string FileReplacement::commit() {
  if (!copy_) return {};
  if (!copy_->finish(static_cast<std::uint64_t>(facts_.st_size))) return copy_fault();
  if (!take_over_permissions() || ::fsync(new_file_) != 0) return system_fault();
  if (was_changed()) return fault("was changed while it was being fixed");
  if (!unfinished_.rename_to(target_)) return system_fault();
  return {};
}

}  // namespace gemlint::cli
