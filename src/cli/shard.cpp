#include "cli/shard.hpp"

#include <charconv>

namespace gemlint::cli {
namespace {

std::optional<std::size_t> number_from(std::string_view text) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

}  // namespace

std::optional<Shard> shard_from(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const auto part = number_from(text.substr(0, slash));
  const auto of = number_from(text.substr(slash + 1));
  if (!part || !of || *part < 1 || *part > *of || *of > most_shards) return std::nullopt;
  return Shard{*part, *of};
}

}  // namespace gemlint::cli
