/// What the lines of Batch API files are like, whether or not there is something to find in them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "api/endpoint.hpp"
#include "lint/size_histogram.hpp"

namespace gemlint::lint {

/// Where requests go.
struct BatchTarget {
  std::string model;   ///< without "models/", masked where it is a secret; empty when none is named
  std::string method;  ///< "generateContent"; the request message's name where no route is known
  std::size_t requests = 0;
};

struct BatchFacts {
  /// As many are told apart, so that a file of ever new models takes no more memory than any other.
  static constexpr std::size_t most_targets = 50;
  /// In bytes. What is longer is no model's name, and is not kept.
  static constexpr std::size_t longest_model = 128;

  std::vector<BatchTarget> targets;  ///< in the order in which they came
  std::size_t requests = 0;          ///< all, also those of targets that are not told apart
  std::size_t repeated_keys = 0;     ///< requests whose key a line before has, too
  SizeHistogram line_bytes;          ///< of the lines that hold the requests, without line ends
};

/// Counts a request. Allocates only for a target that is new.
void add_request(BatchFacts& facts, const api::Endpoint& endpoint);

/// Adds `more`, which is of the lines behind those that `facts` is of. How lines are divided does not matter, unless
/// there are more targets than are told apart: then those that came first in their part count.
void append(BatchFacts& facts, const BatchFacts& more);

}  // namespace gemlint::lint
