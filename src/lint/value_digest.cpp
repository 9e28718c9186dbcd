#include "lint/value_digest.hpp"

#include <cstdlib>
#include <string>

#include "text/digest.hpp"

namespace gemlint::lint {
namespace {

constexpr std::size_t long_string = std::size_t{1} << 16;
constexpr std::size_t end_size = std::size_t{1} << 12;

std::uint64_t of_string(std::string_view text, Span token) {
  if (token.end - token.begin > long_string) {
    const std::string ends = std::string(text.substr(token.begin, end_size)) +
                             std::string(text.substr(token.end - end_size, end_size)) +
                             std::to_string(token.end - token.begin);
    return digest_of(ends);
  }
  return digest_of(json::string_value(text, token));
}

std::uint64_t of_number(std::string_view token) {
  const double value = std::strtod(std::string(token).c_str(), nullptr);
  return digest_of(std::to_string(value)) ^ digest_of({reinterpret_cast<const char*>(&value), sizeof value});
}

}  // namespace

std::uint64_t value_digest(const json::Tree& tree, std::string_view text, std::uint32_t at) {
  const json::Node& node = tree.nodes[at];
  std::uint64_t digest = static_cast<std::uint64_t>(node.kind) + 1;
  switch (node.kind) {
    case json::NodeKind::string: digest = mixed(digest, of_string(text, node.value)); break;
    case json::NodeKind::number: digest = mixed(digest, of_number(slice(text, node.value))); break;
    case json::NodeKind::array: break;
    case json::NodeKind::object: {
      // A sum does not depend on the order.
      std::uint64_t sum = 0;
      for (std::uint32_t child = node.first_child; child != json::no_node; child = tree.nodes[child].next_sibling)
        sum += of_string(text, tree.nodes[child].key);
      digest = mixed(digest, sum);
      break;
    }
    default: digest = mixed(digest, digest_of(slice(text, node.value)));
  }
  return digest;
}

}  // namespace gemlint::lint
