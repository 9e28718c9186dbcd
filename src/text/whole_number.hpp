/// Whole numbers as text.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gemlint {

/// The number that all of `text` is; nothing when it is none, or over 64 bits.
std::optional<std::uint64_t> number_from(std::string_view text, int base = 10);

/// 16 hexadecimal digits.
std::string hexadecimal(std::uint64_t number);

}  // namespace gemlint
