/// Values told apart by what they mean, not by how they are written.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "json/explain.hpp"

namespace gemlint::lint {

/// Digests of the nodes of one tree, each worked out once.
class ValueDigests {
 public:
  /// The digest of a node's value. White space, the order of members, escapes in strings and the form of numbers make
  /// no difference. Of strings over 64 KiB only the size and both ends count, so that data are not read over and over.
  std::uint64_t of(const json::Tree& tree, std::string_view text, std::uint32_t node);

 private:
  std::vector<std::uint64_t> known_;  ///< by node; 0 = not yet
};

}  // namespace gemlint::lint
