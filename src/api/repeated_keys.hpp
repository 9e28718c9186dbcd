/// Finds the keys of a free JSON object (map or Struct) that stand in it twice.
#pragma once

#include <cstdint>
#include <vector>

#include "json/accept.hpp"

namespace gemlint::api {

/// Asked for each member in turn. Small objects are compared pairwise; larger ones through a hash table, so that time
/// stays linear.
class RepeatedKeys {
 public:
  explicit RepeatedKeys(const json::Value& object);

  /// The position of the first member whose name equals that of the member at `position` (which itself, if it is the
  /// first). Called with 0, 1, 2, … in this order.
  std::uint32_t first_position(std::uint32_t position);

 private:
  const json::Value::Member& member(std::uint32_t position) const {
    return *(first_ + static_cast<std::ptrdiff_t>(position));
  }

  json::Value::ConstMemberIterator first_;
  std::vector<std::uint32_t> slots_;  ///< position + 1, 0 = free; a power of two
};

}  // namespace gemlint::api
