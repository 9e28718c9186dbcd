#include "cli/lsp.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <optional>
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
  Conversation() = default;
  Conversation(const Conversation&) = delete;
  Conversation& operator=(const Conversation&) = delete;

  void send(std::string_view message) { unsent_ += lsp::framed(message); }

  bool is_over() const { return is_closed_ || is_deaf_; }

  /// Whether the client takes what is sent, so that more may be.
  bool listens() const { return unsent_.size() - sent_ < most_unsent; }

  /// Waits until something can be done or `timeout` (in milliseconds) is over, and writes, and if `may_read` reads,
  /// what is possible without waiting.
  void attend(int timeout, bool may_read, lsp::FrameReader& frames) {
    write();
    pollfd streams[2] = {{STDIN_FILENO, 0, 0}, {STDOUT_FILENO, 0, 0}};
    if (may_read) streams[0].events = POLLIN;
    if (sent_ < unsent_.size()) streams[1].events = POLLOUT;
    const int ready = ::poll(streams, 2, timeout);
    if (ready <= 0) return;
    if (streams[1].revents != 0) write();
    // Also when nothing is to be sent: poll() would come back with it at once, again and again.
    if ((streams[1].revents & (POLLERR | POLLHUP | POLLNVAL)) != 0) is_deaf_ = true;
    if ((streams[0].revents & (POLLIN | POLLHUP | POLLERR | POLLNVAL)) != 0) read(frames);
  }

  /// Sends the rest, as long as the client takes it.
  void finish() {
    write();
    const auto end = Clock::now() + std::chrono::seconds(2);
    while (sent_ < unsent_.size() && !is_deaf_ && Clock::now() < end) {
      pollfd stream = {STDOUT_FILENO, POLLOUT, 0};
      if (::poll(&stream, 1, 100) > 0) write();
    }
  }

 private:
  /// A stream that does not make anyone wait. Others have it, too, such as the shell of a terminal: it is left as it
  /// was.
  class Unwaiting {
   public:
    explicit Unwaiting(int stream) : stream_(stream), flags_(::fcntl(stream, F_GETFL)) {
      if (flags_ >= 0) ::fcntl(stream_, F_SETFL, flags_ | O_NONBLOCK);
    }
    ~Unwaiting() {
      if (flags_ >= 0) ::fcntl(stream_, F_SETFL, flags_);
    }
    Unwaiting(const Unwaiting&) = delete;
    Unwaiting& operator=(const Unwaiting&) = delete;

   private:
    int stream_;
    int flags_;
  };

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

  Unwaiting input_{STDIN_FILENO};
  Unwaiting output_{STDOUT_FILENO};
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
  bool is_all_taken = true;  // what was read
  while (!server.exit_code()) {
    // A client that does not take what it is told gets no more to hear: nothing is read nor worked on till it does.
    const bool listens = conversation.listens();
    const int timeout = is_busy ? 0 : wait_for(listens ? server.due() : std::nullopt);
    conversation.attend(timeout, listens && is_all_taken, frames);
    // All that has come before anything is worked on, so that what is cancelled, or overtaken by the next letter, costs
    // nothing.
    for (std::optional<lsp::FrameReader::Next> next; server.has_room() && (next = frames.next());) {
      if (next->is_broken)
        server.receive_broken();
      else
        server.receive(next->message);
    }
    is_all_taken = server.has_room();
    is_busy = conversation.listens() && server.step(Clock::now());
    if (is_busy) continue;
    if (conversation.is_over()) {
      conversation.finish();
      return server.exit_code_at_end();
    }
    if (is_gone(server.client_process())) return 1;
  }
  conversation.finish();
  return *server.exit_code();
}

}  // namespace gemlint::cli
