/// Bytes of a file, of one that git keeps, or of standard input, unpacked where they are gzip.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "cli/git_blobs.hpp"

namespace gemlint::cli {

class Input {
 public:
  Input();
  ~Input();
  Input(Input&&) noexcept;
  Input& operator=(Input&&) noexcept;

  /// Opens a file, "-" for standard input. Returns what is wrong ("path: cannot be read: …"), or "".
  std::string open(const std::string& path);

  /// Opens the next of `blobs`, which must live until this is closed; `name` is what it is called in messages. Returns
  /// what is wrong, or "".
  std::string open(const std::string& name, GitBlobs& blobs);

  /// Appends up to `most` bytes to `text`; fewer only at the end. Returns what is wrong, or "".
  std::string read(std::string& text, std::size_t most);

  bool at_end() const;

  /// True when the file is gzip.
  bool is_packed() const;

  /// Bytes of the file on disk, or in git; 0 when it is neither.
  std::uint64_t size() const;

  /// Bytes taken from the file so far, packed ones where it is packed.
  std::uint64_t taken() const;

 private:
  std::string begin();

  struct State;
  std::unique_ptr<State> state_;
};

/// Makes room for `size` bytes of a file.
void reserve(std::string& text, std::size_t size);

}  // namespace gemlint::cli
