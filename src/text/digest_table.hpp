/// Which line of a file first had a text, for files of millions of lines: 12 bytes for each text, whatever its length.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace gemlint {

/// Tells texts apart by a 64-bit digest: two different ones among a million are taken for equal with a chance of about
/// one in 36 million.
class DigestTable {
 public:
  /// The digest of a text.
  static std::uint64_t digest_of(std::string_view text);

  /// Notes that `line` (from 1) has a text of that digest. Returns the line that had it first, or 0 when this is the
  /// first.
  std::size_t first_line_of(std::uint64_t digest, std::size_t line);

 private:
  std::size_t slot_of(std::uint64_t digest) const;
  void grow();

  std::vector<std::uint64_t> digests_;
  std::vector<std::uint32_t> lines_;  ///< 0 = the slot is free
  std::size_t used_ = 0;
};

}  // namespace gemlint
