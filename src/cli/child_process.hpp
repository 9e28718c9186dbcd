/// Another program, run without a shell, whose output is read as a stream.
#pragma once

#include <sys/types.h>

#include <cstddef>
#include <string>
#include <vector>

namespace gemlint::cli {

class ChildProcess {
 public:
  ChildProcess() = default;
  /// Ends with the program, whatever of its output was not read.
  ~ChildProcess();
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;

  /// Starts `words`: the program, which is looked for in PATH, and its arguments. `environment` is all of it, as
  /// NAME=value; `input` is what stands on its standard input. Returns what is wrong, or "".
  std::string start(const std::vector<std::string>& words, const std::vector<std::string>& environment,
                    const std::string& input = {});

  /// Reads once, up to `most` bytes of its standard output; `got` is 0 at the end. Returns what is wrong, or "".
  std::string read(char* to, std::size_t most, std::size_t& got);

  /// Waits for its end. Returns its exit code, or 128 and the number of the signal that ended it.
  int finish();

  /// The begin of what it wrote to standard error so far; all of that after finish().
  const std::string& complaint() const { return complaint_; }

 private:
  void take_complaint();

  pid_t process_ = -1;
  int output_ = -1;
  int complaints_ = -1;
  std::string complaint_;
};

}  // namespace gemlint::cli
