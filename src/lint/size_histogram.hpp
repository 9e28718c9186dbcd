/// How sizes are distributed, in memory that does not grow with how many there are.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace gemlint::lint {

/// Counts sizes in classes, sixteen between a power of two and the next. Adding one is a handful of integer operations,
/// and allocates only when a size is of a greater class than all before.
class SizeHistogram {
 public:
  /// What at_percent says is off by at most the size divided by this; sizes below 32 are exact.
  static constexpr std::size_t precision = 32;

  void add(std::size_t size);

  /// Adds all that was added to `more`; in which order does not matter.
  void append(const SizeHistogram& more);

  /// Sizes in each class, up to the greatest that has any.
  const std::vector<std::uint64_t>& classes() const { return classes_; }
  /// The same again from these; nothing when no sizes can have made them.
  static std::optional<SizeHistogram> from(std::vector<std::uint64_t> classes, std::size_t least, std::size_t most);

  std::size_t count() const { return count_; }
  std::size_t least() const { return least_; }  ///< exact; 0 when there is none
  std::size_t most() const { return most_; }    ///< exact; 0 when there is none

  /// An estimate of the least size that at least `percent` (1 to 100) of the sizes do not exceed; 0 when there is none.
  std::size_t at_percent(unsigned percent) const;

 private:
  std::vector<std::uint64_t> classes_;  ///< sizes in each, up to the greatest class that has any
  std::size_t count_ = 0;
  std::size_t least_ = 0;
  std::size_t most_ = 0;
};

}  // namespace gemlint::lint
