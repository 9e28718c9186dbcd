/// A digest of bytes: the same in every version, on every machine.
#pragma once

#include <cstdint>
#include <string_view>

namespace gemlint {

/// 64 bits: two different texts among a million have the same with a chance of about one in 36 million. No protection
/// against texts that are made to collide.
std::uint64_t digest_of(std::string_view text);

/// One digest of two, in this order.
std::uint64_t mixed(std::uint64_t first, std::uint64_t second);

}  // namespace gemlint
