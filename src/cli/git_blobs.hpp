/// The contents of files as git keeps them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "cli/child_process.hpp"

namespace gemlint::cli {

/// Reads objects one after the other, as a stream, from one run of git for all of them.
class GitBlobs {
 public:
  /// `ids` are the objects' names, in the order in which they are read.
  explicit GitBlobs(std::vector<std::string> ids) : ids_(std::move(ids)) {}

  /// Goes to the next object, whatever was left of the one before; `size` is that of its content. Returns what is
  /// wrong, or "".
  std::string next(std::uint64_t& size);

  /// Reads once, up to `most` bytes of the object; `got` is 0 at its end. Returns what is wrong, or "".
  std::string read(char* to, std::size_t most, std::size_t& got);

 private:
  std::string fill();
  std::string skip_rest();
  std::string take_head(std::string& head);

  std::vector<std::string> ids_;
  bool started_ = false;
  ChildProcess git_;
  std::uint64_t left_ = 0;  ///< bytes of the object that were not handed out yet
  bool line_end_ = false;   ///< there is one behind the object
  std::string waiting_;     ///< bytes that came from git
  std::size_t used_ = 0;    ///< of them
};

}  // namespace gemlint::cli
