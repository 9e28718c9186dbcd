#include "lint/size_histogram.hpp"

#include <algorithm>
#include <bit>
#include <limits>
#include <utility>

namespace gemlint::lint {
namespace {

constexpr unsigned class_bits = 4;
constexpr std::size_t classes_an_octave = std::size_t{1} << class_bits;

// A class is as wide as a sixteenth of the power of two below it, and its middle is half of that from its ends.
static_assert(SizeHistogram::precision == 2 * classes_an_octave);

/// The class of a size: its leading bits, below the number of bits that follow them.
std::size_t class_of(std::size_t size) {
  if (size < classes_an_octave) return size;
  const unsigned below = static_cast<unsigned>(std::bit_width(size)) - 1 - class_bits;
  return below * classes_an_octave + (size >> below);
}

std::size_t middle_of(std::size_t number) {
  if (number < 2 * classes_an_octave) return number;
  const std::size_t below = number / classes_an_octave - 1;
  const std::size_t leading = number % classes_an_octave + classes_an_octave;
  return (leading << below) + (std::size_t{1} << (below - 1));
}

}  // namespace

void SizeHistogram::add(std::size_t size) {
  const std::size_t number = class_of(size);
  if (number >= classes_.size()) classes_.resize(number + 1);
  ++classes_[number];
  least_ = count_ == 0 ? size : std::min(least_, size);
  most_ = std::max(most_, size);
  ++count_;
}

void SizeHistogram::append(const SizeHistogram& more) {
  if (more.count_ == 0) return;
  if (more.classes_.size() > classes_.size()) classes_.resize(more.classes_.size());
  for (std::size_t i = 0; i < more.classes_.size(); ++i) classes_[i] += more.classes_[i];
  least_ = count_ == 0 ? more.least_ : std::min(least_, more.least_);
  most_ = std::max(most_, more.most_);
  count_ += more.count_;
}

std::size_t SizeHistogram::at_percent(unsigned percent) const {
  if (count_ == 0) return 0;
  // Rounded up, in two steps that cannot overflow.
  const std::size_t rank = count_ / 100 * percent + (count_ % 100 * percent + 99) / 100;
  if (rank == count_) return most_;  // known, and what all percentiles of a few sizes come to
  std::size_t number = 0;
  for (std::size_t seen = classes_[0]; seen < rank; seen += classes_[number]) ++number;
  return std::clamp(middle_of(number), least_, most_);
}

std::optional<SizeHistogram> SizeHistogram::from(std::vector<std::uint64_t> classes, std::size_t least,
                                                 std::size_t most) {
  SizeHistogram made;
  for (const std::uint64_t count : classes) {
    if (count > std::numeric_limits<std::size_t>::max() / 2 - made.count_) return std::nullopt;
    made.count_ += static_cast<std::size_t>(count);
  }
  const bool can_be = made.count_ == 0 ? classes.empty() && least == 0 && most == 0
                                       : least <= most && class_of(most) + 1 == classes.size() && classes.back() > 0 &&
                                             classes[class_of(least)] > 0;
  if (!can_be) return std::nullopt;
  made.classes_ = std::move(classes);
  made.least_ = least;
  made.most_ = most;
  return made;
}

}  // namespace gemlint::lint
