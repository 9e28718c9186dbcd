#include "cli/lsp.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <string>
#include <string_view>

#include "cli/editor_workspace.hpp"
#include "cli/run.hpp"
#include "lsp/framing.hpp"
#include "lsp/server.hpp"

namespace gemlint::cli {
namespace {

using Clock = std::chrono::steady_clock;

/// How often to look whether the client is still there, when it is silent.
constexpr auto look_for_client = std::chrono::seconds(5);
/// With more than this unsent nothing further is read: a client that does not listen gets no more to hear.
constexpr std::size_t most_unsent = std::size_t{64} << 20;

bool is_gone(std::int64_t process) {
  return process > 0 && ::kill(static_cast<pid_t>(process), 0) != 0 && errno == ESRCH;
}

/// Both ends of the conversation. Neither waits for the other: a client may write a large document while it does not
/// read, and would never come to an end with a server that does the same.
class Conversation {
 public:
  Conversation() {
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO}) {
      const int flags = ::fcntl(stream, F_GETFL);
      if (flags >= 0) ::fcntl(stream, F_SETFL, flags | O_NONBLOCK);
    }
  }

  void send(std::string_view message) { unsent_ += lsp::framed(message); }

  bool is_over() const { return is_closed_ || is_deaf_; }

  /// Waits until something can be done or `timeout` (negative = for ever) is over, and reads and writes what is
  /// possible without waiting.
  void attend(int timeout, lsp::FrameReader& frames) {
    write();
    pollfd streams[2] = {{STDIN_FILENO, 0, 0}, {STDOUT_FILENO, 0, 0}};
    if (unsent_.size() - sent_ < most_unsent) streams[0].events = POLLIN;
    if (sent_ < unsent_.size()) streams[1].events = POLLOUT;
    const int ready = ::poll(streams, 2, timeout);
    if (ready <= 0) return;
    if (streams[1].revents != 0) write();
    if (sent_ < unsent_.size() && (streams[1].revents & (POLLERR | POLLNVAL)) != 0) is_deaf_ = true;
    if ((streams[0].revents & (POLLIN | POLLHUP | POLLERR | POLLNVAL)) != 0) read(frames);
  }

  /// Sends the rest, as long as the client takes it.
  void finish() {
    const auto end = Clock::now() + std::chrono::seconds(2);
    while (sent_ < unsent_.size() && !is_deaf_ && Clock::now() < end) {
      pollfd stream = {STDOUT_FILENO, POLLOUT, 0};
      if (::poll(&stream, 1, 100) > 0) write();
    }
  }

 private:
  void read(lsp::FrameReader& frames) {
    // As much as is there, up to an amount after which it is time to answer.
    constexpr std::size_t most = std::size_t{8} << 20;
    for (std::size_t taken = 0; taken < most;) {
      const ssize_t count = ::read(STDIN_FILENO, bytes_, sizeof bytes_);
      if (count > 0) {
        frames.feed({bytes_, static_cast<std::size_t>(count)});
        taken += static_cast<std::size_t>(count);
        continue;
      }
      if (count < 0 && errno == EINTR) continue;
      if (count == 0 || (errno != EAGAIN && errno != EWOULDBLOCK)) is_closed_ = true;
      return;
    }
  }

  void write() {
    while (sent_ < unsent_.size()) {
      const ssize_t count = ::write(STDOUT_FILENO, unsent_.data() + sent_, unsent_.size() - sent_);
      if (count >= 0) {
        sent_ += static_cast<std::size_t>(count);
        continue;
      }
      if (errno == EINTR) continue;
      if (errno != EAGAIN && errno != EWOULDBLOCK) is_deaf_ = true;
      break;
    }
    if (sent_ < unsent_.size() && sent_ < unsent_.size() / 2) return;
    unsent_.erase(0, sent_);
    sent_ = 0;
    constexpr std::size_t usual = std::size_t{1} << 20;
    if (unsent_.empty() && unsent_.capacity() > usual) unsent_.shrink_to_fit();
  }

  std::string unsent_;
  std::size_t sent_ = 0;
  bool is_closed_ = false;  ///< nothing more will be read
  bool is_deaf_ = false;    ///< nothing more can be written
  char bytes_[std::size_t{64} << 10];
};

/// Milliseconds until `due`, at most until the client is to be looked for; rounded up, so that it is due then.
int wait_for(const std::optional<lsp::Server::Time>& due) {
  auto wait = std::chrono::ceil<std::chrono::milliseconds>(look_for_client);
  if (due) wait = std::min(wait, std::chrono::ceil<std::chrono::milliseconds>(*due - Clock::now()));
  return static_cast<int>(std::max<std::int64_t>(wait.count(), 0));
}

}  // namespace

int run_lsp(const CommandLine& line) {
  ::signal(SIGPIPE, SIG_IGN);
  EditorWorkspace workspace(line);
  if (const std::string wrong = workspace.wrong_usage(); !wrong.empty()) {
    complain(wrong);
    return exit_usage;
  }
  Conversation conversation;
  lsp::FrameReader frames;
  lsp::Server server(workspace, GEMLINT_VERSION, [&](std::string_view message) { conversation.send(message); });
  bool is_busy = false;
  while (!server.exit_code()) {
    conversation.attend(is_busy ? 0 : wait_for(server.due()), frames);
    // All that has come before anything is worked on, so that what is cancelled, or overtaken by the next letter, costs
    // nothing.
    while (auto next = frames.next()) {
      if (next->is_broken)
        server.receive_broken();
      else
        server.receive(next->message);
    }
    is_busy = server.step(Clock::now());
    if (conversation.is_over() && !is_busy) return server.exit_code_at_end();
    if (!is_busy && is_gone(server.client_process())) return 1;
  }
  conversation.finish();
  return *server.exit_code();
}

}  // namespace gemlint::cli
