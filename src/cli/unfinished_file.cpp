#include "cli/unfinished_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <csignal>
#include <cstdlib>

namespace gemlint::cli {
namespace {

/// The name of the file, while there is one.
std::atomic<const char*> unfinished = nullptr;
static_assert(std::atomic<const char*>::is_always_lock_free, "the handler of a signal must not wait");

constexpr std::array<int, 4> ending_signals = {SIGINT, SIGTERM, SIGHUP, SIGXFSZ};

/// Takes the file away and lets the signal do what it does without this.
void remove_and_end(int signal) {
  if (const char* name = unfinished.load()) ::unlink(name);
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

/// What the user has others ignore (nohup) stays ignored.
void handle_signals() {
  for (const int signal : ending_signals) {
    struct sigaction now = {};
    if (::sigaction(signal, nullptr, &now) != 0 || now.sa_handler != SIG_DFL) continue;
    now.sa_handler = remove_and_end;
    ::sigaction(signal, &now, nullptr);
  }
}

}  // namespace

UnfinishedFile::~UnfinishedFile() {
  if (name_.empty()) return;
  unfinished = nullptr;
  ::unlink(name_.c_str());
}

int UnfinishedFile::make(const std::string& beginning) {
  handle_signals();
  name_ = beginning + "XXXXXX";
  // The letters are put in their places before the file is made, so that it is known from its first moment on.
  unfinished = name_.c_str();
  const int file = ::mkostemp(name_.data(), O_CLOEXEC);
  if (file < 0) keep();
  return file;
}

void UnfinishedFile::keep() {
  unfinished = nullptr;
  name_.clear();
}

}  // namespace gemlint::cli
