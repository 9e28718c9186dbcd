#include "text/whole_number.hpp"

#include <charconv>

namespace gemlint {

std::optional<std::uint64_t> number_from(std::string_view text, int base) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, base);
  return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

std::string hexadecimal(std::uint64_t number) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text(16, '0');
  for (std::size_t i = text.size(); i > 0; --i, number >>= 4) text[i - 1] = digits[number & 15];
  return text;
}

}  // namespace gemlint
