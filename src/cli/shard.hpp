/// One of several parts of a file, which are linted apart.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace gemlint::cli {

struct Shard {
  std::size_t part = 1;  ///< 1 to `of`
  std::size_t of = 1;

  /// The byte of a file of `size` bytes from which on the part's blocks begin, and the one from which on they no longer
  /// do. The same for every machine, so that the parts of a file are all of it, once.
  std::uint64_t begin(std::uint64_t size) const { return share(size, part - 1); }
  std::uint64_t end(std::uint64_t size) const { return share(size, part); }

 private:
  std::uint64_t share(std::uint64_t size, std::uint64_t parts) const {
    return size / of * parts + size % of * parts / of;
  }
};

/// The most parts that a file can be cut into.
inline constexpr std::size_t most_shards = 1'000'000;

/// "2/8"; nothing when it is no part of that form, from 1/1 to most_shards.
std::optional<Shard> shard_from(std::string_view text);

}  // namespace gemlint::cli
