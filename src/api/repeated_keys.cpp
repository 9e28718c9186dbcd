#include "api/repeated_keys.hpp"

#include <bit>
#include <string_view>

namespace gemlint::api {
namespace {

constexpr std::uint32_t small_object = 12;

std::string_view text_of(const json::Value& value) { return {value.GetString(), value.GetStringLength()}; }

}  // namespace

RepeatedKeys::RepeatedKeys(const json::Value& object) : first_(object.MemberBegin()) {
  if (object.MemberCount() > small_object) slots_.resize(std::bit_ceil(std::size_t{2} * object.MemberCount()));
}

std::uint32_t RepeatedKeys::first_position(std::uint32_t position) {
  const std::string_view name = text_of(member(position).name);
  if (slots_.empty()) {
    for (std::uint32_t at = 0; at < position; ++at) {
      if (text_of(member(at).name) == name) return at;
    }
    return position;
  }
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = std::hash<std::string_view>{}(name)&mask;; at = (at + 1) & mask) {
    if (slots_[at] == 0) {
      slots_[at] = position + 1;
      return position;
    }
    if (text_of(member(slots_[at] - 1).name) == name) return slots_[at] - 1;
  }
}

}  // namespace gemlint::api
