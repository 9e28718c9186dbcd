/// Copies a file with edits, piece by piece, so that neither the file nor its copy has to be in memory.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace gemlint::cli {

class EditedCopy {
 public:
  /// Copies from the begin of the file open as `from` to the one open as `to`. Both stay with their owner.
  EditedCopy(int from, int to) : from_(from), to_(to) {}

  /// Copies up to `begin`, and writes `text` in place of the bytes up to `end`. Edits come in their order. False when
  /// something failed; errno says what.
  bool edit(std::uint64_t begin, std::uint64_t end, std::string_view text);

  /// Copies what is left; the file has `size` bytes.
  bool finish(std::uint64_t size);

 private:
  bool copy_to(std::uint64_t end);

  int from_;
  int to_;
  std::uint64_t at_ = 0;  ///< of the file that is copied
  std::string buffer_;
};

/// Writes all of `bytes` to an open file; false when that failed.
bool write_all(int file, std::string_view bytes);

}  // namespace gemlint::cli
