#include "text/digest_table.hpp"

namespace gemlint {

std::size_t DigestTable::slot_of(std::uint64_t digest) const {
  std::size_t slot = digest & (digests_.size() - 1);
  while (lines_[slot] != 0 && digests_[slot] != digest) slot = (slot + 1) & (digests_.size() - 1);
  return slot;
}

void DigestTable::grow() {
  constexpr std::size_t least = 64;  // a power of two, as every size is
  const std::vector<std::uint64_t> digests = std::move(digests_);
  const std::vector<std::uint32_t> lines = std::move(lines_);
  const std::size_t size = digests.empty() ? least : digests.size() * 2;
  digests_.assign(size, 0);
  lines_.assign(size, 0);
  for (std::size_t i = 0; i < digests.size(); ++i) {
    if (lines[i] == 0) continue;
    const std::size_t slot = slot_of(digests[i]);
    digests_[slot] = digests[i];
    lines_[slot] = lines[i];
  }
}

std::size_t DigestTable::first_line_of(std::uint64_t digest, std::size_t line) {
  if ((used_ + 1) * 8 > digests_.size() * 7) grow();
  const std::size_t slot = slot_of(digest);
  if (lines_[slot] != 0) return lines_[slot];
  digests_[slot] = digest;
  lines_[slot] = static_cast<std::uint32_t>(line);
  ++used_;
  return 0;
}

}  // namespace gemlint
