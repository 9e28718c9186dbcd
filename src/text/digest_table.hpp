/// Which line of a file first had a text, for files of millions of lines: 12 bytes for each text, whatever its length.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace gemlint {

/// Tells texts apart by their digests (text/digest.hpp).
class DigestTable {
 public:
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
