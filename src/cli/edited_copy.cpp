#include "cli/edited_copy.hpp"

#include <unistd.h>

#include <algorithm>
#include <cerrno>

namespace gemlint::cli {
namespace {

constexpr std::size_t copied_at_once = std::size_t{1} << 18;

}  // namespace

bool write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(file, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

bool EditedCopy::copy_to(std::uint64_t end) {
  if (buffer_.empty() && at_ < end) buffer_.resize(copied_at_once);
  while (at_ < end) {
    const std::size_t most = std::min<std::uint64_t>(buffer_.size(), end - at_);
    const ssize_t count = ::pread(from_, buffer_.data(), most, static_cast<off_t>(at_));
    if (count < 0 && errno == EINTR) continue;
    // A file that ends too early has become shorter; who reads it notices that, too.
    if (count == 0) errno = EIO;
    if (count <= 0) return false;
    if (!write_all(to_, {buffer_.data(), static_cast<std::size_t>(count)})) return false;
    at_ += static_cast<std::uint64_t>(count);
  }
  return true;
}

bool EditedCopy::edit(std::uint64_t begin, std::uint64_t end, std::string_view text) {
  if (!copy_to(begin) || !write_all(to_, text)) return false;
  at_ = end;
  return true;
}

bool EditedCopy::finish(std::uint64_t size) { return copy_to(size); }

}  // namespace gemlint::cli
