#include "cli/git_blobs.hpp"

#include <algorithm>
#include <cstring>
#include <string_view>

#include "cli/git.hpp"
#include "text/whole_number.hpp"

namespace gemlint::cli {
namespace {

constexpr std::size_t buffer_size = std::size_t{1} << 17;

}  // namespace

/// Has bytes waiting, unless something is wrong.
std::string GitBlobs::fill() {
  if (used_ < waiting_.size()) return {};
  used_ = 0;
  std::size_t got = 0;
  waiting_.resize(buffer_size);
  std::string wrong = git_.read(waiting_.data(), waiting_.size(), got);
  waiting_.resize(got);
  if (!wrong.empty() || got > 0) return wrong;
  const int exit_code = git_.finish();
  wrong = words_of_git(git_.complaint());
  return wrong.empty() ? "git ended too early, with " + std::to_string(exit_code) : wrong;
}

std::string GitBlobs::skip_rest() {
  left_ += line_end_ ? 1 : 0;
  line_end_ = false;
  while (left_ > 0) {
    if (std::string wrong = fill(); !wrong.empty()) return wrong;
    const std::size_t some = std::min<std::uint64_t>(left_, waiting_.size() - used_);
    used_ += some;
    left_ -= some;
  }
  return {};
}

/// The line before an object: "ID TYPE SIZE", or "ID missing".
std::string GitBlobs::take_head(std::string& head) {
  for (;;) {
    if (std::string wrong = fill(); !wrong.empty()) return wrong;
    const std::size_t end = waiting_.find('\n', used_);
    head.append(waiting_, used_, end == std::string::npos ? end : end - used_);
    used_ = end == std::string::npos ? waiting_.size() : end + 1;
    if (end != std::string::npos) return {};
  }
}

std::string GitBlobs::next(std::uint64_t& size) {
  if (!started_) {
    started_ = true;
    std::string lines;
    for (const std::string& id : ids_) lines += id + '\n';
    if (std::string wrong = start_git(git_, {"cat-file", "--batch"}, lines); !wrong.empty()) return wrong;
  }
  std::string head;
  std::string wrong = skip_rest();
  if (wrong.empty()) wrong = take_head(head);
  if (!wrong.empty()) return wrong;
  const auto number = number_from(std::string_view(head).substr(head.rfind(' ') + 1));
  if (!number) return "git: " + head;
  size = left_ = *number;
  line_end_ = true;
  return {};
}

std::string GitBlobs::read(char* to, std::size_t most, std::size_t& got) {
  got = 0;
  if (left_ == 0) return {};
  if (std::string wrong = fill(); !wrong.empty()) return wrong;
  got = std::min<std::uint64_t>({left_, most, waiting_.size() - used_});
  std::memcpy(to, waiting_.data() + used_, got);
  used_ += got;
  left_ -= got;
  return {};
}

}  // namespace gemlint::cli
