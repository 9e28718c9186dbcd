#include "cli/unfinished_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <utility>

namespace gemlint::cli {
namespace {

/// A place for a name. Places are never freed, only used again, so that the handler can walk the list at any moment.
struct Told {
  std::atomic<const char*> name = nullptr;
  Told* next = nullptr;
};

std::atomic<Told*> all_told = nullptr;
static_assert(std::atomic<const char*>::is_always_lock_free && std::atomic<Told*>::is_always_lock_free,
              "the handler of a signal must not wait");

constexpr std::array<int, 6> ending_signals = {SIGINT, SIGTERM, SIGHUP, SIGPIPE, SIGQUIT, SIGXFSZ};

/// Takes the files away and lets the signal do what it does without this.
void remove_and_end(int signal) {
  for (Told* told = all_told.load(); told != nullptr; told = told->next) {
    if (const char* name = told->name.exchange(nullptr)) ::unlink(name);
  }
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

/// What the user has others ignore (nohup) stays ignored.
void handle_signals() {
  for (const int signal : ending_signals) {
    struct sigaction now = {};
    if (::sigaction(signal, nullptr, &now) != 0 || now.sa_handler != SIG_DFL) continue;
    now.sa_handler = remove_and_end;
    ::sigfillset(&now.sa_mask);
    ::sigaction(signal, &now, nullptr);
  }
}

std::atomic<const char*>* tell(const char* name) {
  for (Told* told = all_told.load(); told != nullptr; told = told->next) {
    if (told->name.load() != nullptr) continue;
    told->name = name;
    return &told->name;
  }
  Told* told = new Told;
  told->name = name;
  told->next = all_told.load();
  all_told = told;
  return &told->name;
}

}  // namespace

UnfinishedFile::~UnfinishedFile() {
  if (name_.empty()) return;
  ::unlink(name_.c_str());
  forget();
}

int UnfinishedFile::make(const std::string& folder, std::string_view ending) {
  handle_signals();
  name_ = folder + std::string(unfinished_name) + "XXXXXX" + std::string(ending);
  // The letters are put in their places before the file is made, so that it is known from its first moment on.
  told_ = tell(name_.c_str());
  const int file = ::mkostemps(name_.data(), static_cast<int>(ending.size()), O_CLOEXEC);
  if (file < 0) {
    const int why = errno;
    forget();
    errno = why;
  }
  return file;
}

bool UnfinishedFile::rename_to(const std::string& path) {
  if (std::rename(name_.c_str(), path.c_str()) != 0) return false;
  forget();
  // The new name, too, is to be there after a power failure. Some file systems cannot do that; the file is whole then.
  const std::string folder = path.substr(0, path.rfind('/') + 1);
  const int opened = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (opened >= 0) {
    ::fsync(opened);
    ::close(opened);
  }
  return true;
}

void UnfinishedFile::forget() {
  // When the handler has taken the name, it still reads it on another thread, and the program is about to end.
  if (std::exchange(told_, nullptr)->exchange(nullptr) == nullptr) {
    for (;;) ::pause();
  }
  name_.clear();
}

}  // namespace gemlint::cli
