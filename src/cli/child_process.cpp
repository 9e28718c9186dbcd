#include "cli/child_process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

namespace gemlint::cli {
namespace {

/// More of what a program complains of is read and not kept.
constexpr std::size_t longest_complaint = std::size_t{1} << 12;

void close_and_forget(int& file) {
  if (file >= 0) close(file);
  file = -1;
}

/// A pipe that other programs do not inherit. Its ends never take the numbers of standard streams, which may be closed.
bool open_pipe(int& from, int& to) {
  int ends[2] = {-1, -1};
  if (pipe(ends) != 0) return false;
  from = fcntl(ends[0], F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
  to = fcntl(ends[1], F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
  close(ends[0]);
  close(ends[1]);
  return from >= 0 && to >= 0;
}

struct Close {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

/// A file without a name that holds `text` and is read from its begin; null when there can be none.
std::unique_ptr<std::FILE, Close> unnamed_file(const std::string& text) {
  std::unique_ptr<std::FILE, Close> file(std::tmpfile());
  if (!file || std::fwrite(text.data(), 1, text.size(), file.get()) != text.size() || std::fflush(file.get()) != 0 ||
      lseek(fileno(file.get()), 0, SEEK_SET) != 0)
    return nullptr;
  return file;
}

std::vector<char*> pointers(const std::vector<std::string>& words) {
  std::vector<char*> all;
  all.reserve(words.size() + 1);
  for (const std::string& word : words) all.push_back(const_cast<char*>(word.c_str()));
  all.push_back(nullptr);
  return all;
}

}  // namespace

ChildProcess::~ChildProcess() { finish(); }

std::string ChildProcess::start(const std::vector<std::string>& words, const std::vector<std::string>& environment,
                                const std::string& input) {
  const auto fail = [&](int reason) { return words.front() + " cannot be run: " + std::strerror(reason); };
  std::unique_ptr<std::FILE, Close> input_file;
  if (!input.empty() && !(input_file = unnamed_file(input))) return fail(errno);
  int output_end = -1;
  int complaints_end = -1;
  int reason = open_pipe(output_, output_end) && open_pipe(complaints_, complaints_end) ? 0 : errno;
  if (reason == 0) {
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    if (input_file) {
      posix_spawn_file_actions_adddup2(&actions, fileno(input_file.get()), STDIN_FILENO);
    } else {
      posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    }
    posix_spawn_file_actions_adddup2(&actions, output_end, STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, complaints_end, STDERR_FILENO);
    reason = posix_spawnp(&process_, words.front().c_str(), &actions, nullptr, pointers(words).data(),
                          pointers(environment).data());
    posix_spawn_file_actions_destroy(&actions);
    if (reason != 0) process_ = -1;
  }
  close_and_forget(output_end);
  close_and_forget(complaints_end);
  return reason == 0 ? std::string() : fail(reason);
}

std::string ChildProcess::read(char* to, std::size_t most, std::size_t& got) {
  got = 0;
  while (output_ >= 0) {
    // A program that waits until its complaints are taken would never write the rest of its output.
    std::array<pollfd, 2> streams = {{{output_, POLLIN, 0}, {complaints_, POLLIN, 0}}};
    if (poll(streams.data(), streams.size(), -1) < 0) {
      if (errno == EINTR) continue;
      return std::strerror(errno);
    }
    if (streams[1].revents != 0) take_complaint();
    if (streams[0].revents == 0) continue;
    const ssize_t count = ::read(output_, to, most);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return std::strerror(errno);
    got = static_cast<std::size_t>(count);
    return {};
  }
  return {};
}

void ChildProcess::take_complaint() {
  std::array<char, 1024> some;
  const ssize_t count = ::read(complaints_, some.data(), some.size());
  if (count < 0 && errno == EINTR) return;
  if (count <= 0) {
    close_and_forget(complaints_);
    return;
  }
  const std::size_t room = longest_complaint - std::min(longest_complaint, complaint_.size());
  complaint_.append(some.data(), std::min(room, static_cast<std::size_t>(count)));
}

int ChildProcess::finish() {
  close_and_forget(output_);
  if (process_ > 0) {
    while (complaints_ >= 0) take_complaint();
  }
  close_and_forget(complaints_);
  if (process_ <= 0) return 0;
  int status = 0;
  while (waitpid(process_, &status, 0) < 0 && errno == EINTR) {
  }
  process_ = -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace gemlint::cli
