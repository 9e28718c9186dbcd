/// A file that others see only when it is whole, or standard output.
#pragma once

#include <string>
#include <string_view>

#include "cli/unfinished_file.hpp"

namespace gemlint::cli {

/// What is written goes to a new file in the same folder, which takes the place of the old one at the end; a run that
/// breaks off leaves the old one as it was. What is no regular file (a pipe, /dev/null) is written to as it is, and so
/// is what is open already (/dev/stderr, /dev/fd/3), behind what stands there.
class OutputFile {
 public:
  OutputFile() = default;
  ~OutputFile();
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  /// Opens `path`, or standard output when it is empty. Returns what is wrong, in words, or "".
  std::string open(const std::string& path);

  /// Writes all of `text`. After an error it does nothing; `close` says what happened.
  void write(std::string_view text);

  /// Puts the file in its place. Returns what is wrong, in words, or "".
  std::string close();

 private:
  bool is_standard_output() const { return name_.empty(); }
  void open_again(int descriptor);
  void open_beside();

  int file_ = -1;       ///< not used for standard output
  int error_ = 0;       ///< errno of the first write that failed
  std::string name_;    ///< as the user named it; empty for standard output
  std::string target_;  ///< what is replaced at the end, links followed; empty = what is written to is the file itself
  UnfinishedFile unfinished_;
};

}  // namespace gemlint::cli
