#include "lint/size_histogram.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <random>
#include <vector>

using gemlint::lint::SizeHistogram;

namespace {

/// Sizes of all magnitudes up to `most_bits` bits; the same on every machine.
std::vector<std::size_t> some_sizes(unsigned seed, std::size_t count, unsigned most_bits) {
  std::mt19937 random(seed);
  std::vector<std::size_t> sizes(count);
  for (std::size_t& size : sizes) {
    const std::uint64_t bits = (std::uint64_t{random()} << 32) | random();
    size = bits >> (64 - 1 - random() % most_bits);
  }
  return sizes;
}

SizeHistogram histogram_of(const std::vector<std::size_t>& sizes) {
  SizeHistogram histogram;
  for (const std::size_t size : sizes) histogram.add(size);
  return histogram;
}

std::size_t exact(std::vector<std::size_t> sizes, unsigned percent) {
  std::sort(sizes.begin(), sizes.end());
  return sizes[(sizes.size() * percent + 99) / 100 - 1];
}

/// Whether the estimates of `sizes` are off by no more than is promised.
void check_estimates(const std::vector<std::size_t>& sizes) {
  const SizeHistogram histogram = histogram_of(sizes);
  for (unsigned percent = 1; percent <= 100; ++percent) {
    const std::size_t right = exact(sizes, percent);
    const std::size_t estimate = histogram.at_percent(percent);
    const std::size_t error = std::max(right, estimate) - std::min(right, estimate);
    CAPTURE(percent);
    CAPTURE(right);
    CAPTURE(estimate);
    CHECK(error <= right / SizeHistogram::precision);
  }
}

}  // namespace

TEST_CASE("percentiles are within the stated error of the exact ones") {
  for (unsigned seed = 0; seed < 20; ++seed) {
    for (const std::size_t count : {1u, 2u, 3u, 10u, 99u, 100u, 101u, 2000u}) {
      check_estimates(some_sizes(seed, count, 63));
      check_estimates(some_sizes(seed, count, 12));
    }
  }
}

TEST_CASE("every size has a class that holds it") {
  for (std::size_t size = 0; size < 5000; ++size) check_estimates({size, 3 * size + 1});
  for (unsigned bit = 0; bit < 64; ++bit) {
    const std::size_t power = std::size_t{1} << bit;
    check_estimates({0, power - 1, std::numeric_limits<std::size_t>::max()});
    check_estimates({0, power, std::numeric_limits<std::size_t>::max()});
  }
}

TEST_CASE("small sizes, the least and the most are exact") {
  SizeHistogram histogram = histogram_of({31, 7, 0, 12});
  CHECK(histogram.at_percent(25) == 0);
  CHECK(histogram.at_percent(26) == 7);
  CHECK(histogram.at_percent(50) == 7);
  CHECK(histogram.at_percent(75) == 12);
  CHECK(histogram.at_percent(76) == 31);
  histogram.add(1'000'003);
  CHECK(histogram.least() == 0);
  CHECK(histogram.most() == 1'000'003);
  CHECK(histogram.count() == 5);
  CHECK(histogram.at_percent(80) == 31);
  CHECK(histogram.at_percent(81) == 1'000'003);
}

TEST_CASE("sizes that are all the same are told exactly") {
  const SizeHistogram histogram = histogram_of({1001, 1001, 1001});
  for (const unsigned percent : {1u, 50u, 90u, 99u, 100u}) CHECK(histogram.at_percent(percent) == 1001);
}

TEST_CASE("of no sizes everything is 0") {
  const SizeHistogram histogram;
  CHECK(histogram.count() == 0);
  CHECK(histogram.least() == 0);
  CHECK(histogram.most() == 0);
  CHECK(histogram.at_percent(50) == 0);
}

TEST_CASE("histograms that are appended are the histogram of all") {
  const std::vector<std::size_t> sizes = some_sizes(7, 1000, 40);
  const SizeHistogram whole = histogram_of(sizes);
  for (const std::size_t cut : {0u, 1u, 500u, 999u, 1000u}) {
    const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(cut);
    SizeHistogram parts = histogram_of({sizes.begin(), middle});
    parts.append(histogram_of({middle, sizes.end()}));
    CHECK(parts.count() == whole.count());
    CHECK(parts.least() == whole.least());
    CHECK(parts.most() == whole.most());
    for (unsigned percent = 1; percent <= 100; ++percent) CHECK(parts.at_percent(percent) == whole.at_percent(percent));
  }
}
