#include "cli/standard_streams.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <string>

#include "cli/run.hpp"

namespace gemlint::cli {

bool hold_standard_streams() {
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (::fcntl(stream, F_GETFD) >= 0) continue;
    // The other way round than it is used, so that using it fails. The least number that is free is this one.
    if (::open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY) != stream) return false;
  }
  return true;
}

int after_printing(int exit_code) {
  const bool was_lost = std::ferror(stdout) != 0;
  errno = 0;
  if (std::fflush(stdout) == 0 && !was_lost) return exit_code;
  const std::string why = errno != 0 ? std::string(": ") + std::strerror(errno) : std::string();
  if (exit_code == exit_unreadable || exit_code == exit_usage) return exit_code;
  complain("standard output could not be written" + why);
  return exit_unreadable;
}

}  // namespace gemlint::cli
