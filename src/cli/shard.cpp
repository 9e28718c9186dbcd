#include "cli/shard.hpp"

#include "text/whole_number.hpp"

namespace gemlint::cli {

std::optional<Shard> shard_from(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const auto part = number_from(text.substr(0, slash));
  const auto of = number_from(text.substr(slash + 1));
  if (!part || !of || *part < 1 || *part > *of || *of > most_shards) return std::nullopt;
  return Shard{*part, *of};
}

}  // namespace gemlint::cli
