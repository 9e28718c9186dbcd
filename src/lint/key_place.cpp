#include "lint/key_place.hpp"

#include <algorithm>

#include "lint/secrets.hpp"
#include "text/utf8.hpp"

namespace gemlint::lint {
namespace {

constexpr std::string_view key_member = "key";
constexpr std::string_view quoted_member = "\"key\"";
constexpr std::string_view blanks = " \t\r\n";

std::size_t skip_blanks(std::string_view text, std::size_t at) {
  return std::min(text.find_first_not_of(blanks, at), text.size());
}

bool is_plain(char c) { return c >= ' ' && c <= '~' && c != '"' && c != '\\'; }

/// The string value behind the name that stands at `name`; nothing when it has escapes or is no string.
std::optional<Span> value_behind(std::string_view line, std::size_t name) {
  std::size_t at = skip_blanks(line, name + quoted_member.size());
  if (at == line.size() || line[at] != ':') return std::nullopt;
  at = skip_blanks(line, at + 1);
  if (at == line.size() || line[at] != '"') return std::nullopt;
  const std::size_t begin = at++;
  while (at < line.size() && is_plain(line[at])) ++at;
  if (at == line.size() || line[at] != '"') return std::nullopt;
  return Span{begin, at + 1};
}

/// The value of the line's first member, or of its last one, if that is the key; and it is the only one of that name.
std::optional<Span> plain_place(std::string_view line) {
  const std::size_t name = line.find(quoted_member);
  if (name == std::string_view::npos) return std::nullopt;
  const auto value = value_behind(line, name);
  if (!value) return std::nullopt;
  const std::size_t open = skip_blanks(line, 0);
  if (open < line.size() && line[open] == '{' && skip_blanks(line, open + 1) == name) return value;
  // Behind the last member there is nothing but the end of the object that the line is.
  const std::size_t close = skip_blanks(line, value->end);
  const bool is_last = close < line.size() && line[close] == '}' && skip_blanks(line, close + 1) == line.size();
  return is_last ? value : std::nullopt;
}

std::string masked(const std::string& key) {
  Finding finding;
  finding.request = RequestName{0, key};
  mask_secrets_in(finding);
  return *finding.request->key;
}

/// The member of a node with this name, or the node.
std::uint32_t member_node(const json::Tree& tree, std::string_view text, std::uint32_t object, std::string_view name) {
  for (std::uint32_t at = tree.nodes[object].first_child; at != json::no_node; at = tree.nodes[at].next_sibling) {
    if (!tree.nodes[at].key.empty() && json::string_value(text, tree.nodes[at].key) == name) return at;
  }
  return object;
}

KeyPlace read_place(const DocumentText& document, const api::NodePath& path) {
  Locator locator(document);
  const json::Tree& tree = locator.tree();
  const std::uint32_t line = locator.find(path, 0).node;
  const std::uint32_t node = member_node(tree, locator.text(), line, key_member);
  return {masked(json::string_value(locator.text(), tree.nodes[node].value)),
          json::pointer_to(tree, locator.text(), node, line), locator.range(tree.nodes[node].value)};
}

}  // namespace

KeyPlace key_place(const DocumentText& document, const api::NodePath& path) {
  const std::string_view text = document.text;
  const auto value = path.empty() ? plain_place(text) : std::nullopt;
  if (!value) return read_place(document, path);
  const auto place = [&](std::size_t offset) {
    const std::size_t column = code_points(text.substr(0, offset)) + 1;
    return Place{document.offset + offset, {document.line, column}};
  };
  return {masked(std::string(text.substr(value->begin + 1, value->end - value->begin - 2))),
          '/' + std::string(key_member),
          {place(value->begin), place(value->end)}};
}

}  // namespace gemlint::lint
