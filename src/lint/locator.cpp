#include "lint/locator.hpp"

#include <algorithm>
#include <cstdlib>

#include "json/pointer.hpp"
#include "json/quote.hpp"
#include "lint/value_digest.hpp"
#include "text/mask.hpp"
#include "text/utf8.hpp"

namespace gemlint::lint {
namespace {

using json::no_node;

/// The first child of `node` from `at` on that is not an error.
std::uint32_t readable(const json::Tree& tree, std::uint32_t at) {
  while (at != no_node && tree.nodes[at].kind == json::NodeKind::error) at = tree.nodes[at].next_sibling;
  return at;
}

/// Masks secrets in a piece of JSON text. One that is spelt with escapes cannot be masked letter by letter: then every
/// letter goes.
void mask_shown(std::string& piece) {
  mask_secrets(piece);
  if (piece.find('\\') == std::string::npos) return;
  std::string plain;
  for (std::size_t i = 0; i < piece.size(); ++i) {
    // Keys and tokens are ASCII, so these are the escapes that can hide one. Slashes too may be spelt with a backslash.
    if (piece.compare(i, 4, "\\u00") == 0 && i + 6 <= piece.size()) {
      plain += static_cast<char>(std::strtol(piece.substr(i + 4, 2).c_str(), nullptr, 16));
      i += 5;
    } else if (piece[i] != '\\') {
      plain += piece[i];
    }
  }
  if (masked(plain) == plain) return;
  for (char& c : piece) {
    const bool alphanumeric = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    if (alphanumeric) c = '*';
  }
}

std::size_t back(std::string_view text, std::size_t from, std::size_t least, std::size_t points) {
  while (from > least && points > 0) {
    --from;
    if ((static_cast<unsigned char>(text[from]) & 0xC0) != 0x80) --points;
  }
  return from;
}

}  // namespace

Locator::Locator(const DocumentText& document) : Locator(document, json::explain(document.text)) {}

Locator::Locator(const DocumentText& document, json::Tree tree)
    : document_(document),
      tree_(std::move(tree)),
      is_broken_(tree_.has_syntax_error()),
      lines_(document.outer, document.line_end) {
  if (!is_broken_) return;
  for (std::uint32_t node = 0; node < tree_.nodes.size(); ++node) {
    if (tree_.nodes[node].incomplete) incomplete_.push_back(node);
  }
}

std::optional<std::vector<api::NodePath>> Locator::incomplete_in(std::uint32_t root) const {
  constexpr std::size_t most = 1000;
  std::vector<api::NodePath> paths;
  const std::vector<json::Node>& nodes = tree_.nodes;
  // What stands in a node follows it in the list, up to the first that begins behind it.
  for (auto at = std::lower_bound(incomplete_.begin(), incomplete_.end(), root); at != incomplete_.end(); ++at) {
    if (*at != root && nodes[*at].value.begin >= nodes[root].value.end) break;
    if (paths.size() == most) return std::nullopt;
    api::NodePath& path = paths.emplace_back();
    for (std::uint32_t step = *at; step != root && step != no_node; step = nodes[step].parent)
      path.push_back(nodes[step].position);
    std::reverse(path.begin(), path.end());
  }
  return paths;
}

Locator::Found Locator::find(const api::NodePath& path, std::size_t base) {
  Found found;
  std::uint32_t node = 0;
  bool same = true;  // so far the path is the last one's
  for (std::size_t depth = 0; depth < path.size(); ++depth) {
    if (depth == steps_.size()) {
      steps_.emplace_back();
      same = false;
    }
    Step& step = steps_[depth];
    if (!same || step.position != path[depth] || step.node == no_node) {
      // Siblings are a chain: go on from the last one when that is on the way.
      std::uint32_t at = readable(tree_, tree_.nodes[node].first_child);
      std::uint32_t position = 0;
      if (same && step.node != no_node && step.position < path[depth]) {
        at = step.node;
        position = step.position;
      }
      for (; at != no_node && position < path[depth]; ++position) at = readable(tree_, tree_.nodes[at].next_sibling);
      same = false;
      steps_.resize(depth + 1);
      Step& moved = steps_[depth];
      moved.position = path[depth];
      moved.node = at;
      if (at == no_node) break;
      const json::Node& child = tree_.nodes[at];
      moved.name = child.key.empty() ? std::to_string(path[depth])
                                     : json::pointer_token(json::string_value(document_.text, child.key));
    }
    node = steps_[depth].node;
    if (depth >= base) found.pointer += '/' + steps_[depth].name;
  }
  found.node = node;
  return found;
}

std::uint64_t Locator::digest(std::uint32_t node) const { return value_digest(tree_, document_.text, node); }

Place Locator::place(std::size_t offset) const {
  if (document_.escapes != nullptr) offset = document_.escapes->text_offset(offset);
  Position position = lines_.position(std::min(offset, document_.outer.size()));
  position.line += document_.line - 1;
  return {offset + document_.offset, position};
}

Range Locator::range(Span span) const { return {place(span.begin), place(span.end)}; }

std::string_view Locator::text_at(const Range& range) const {
  return document_.outer.substr(range.start.offset - document_.offset, range.end.offset - range.start.offset);
}

std::string Locator::spelled(std::string_view json_text) const {
  return document_.escapes == nullptr ? std::string(json_text) : json::escape(json_text);
}

Excerpt Locator::excerpt(Span span) const {
  constexpr std::size_t around = 40;         // code points to either side
  constexpr std::size_t secret_reach = 200;  // bytes looked at beyond them, so that a key is known even when cut
  if (document_.escapes != nullptr)
    span = {document_.escapes->text_offset(span.begin), document_.escapes->text_offset(span.end)};
  const std::string_view outer = document_.outer;
  span.begin = std::min(span.begin, outer.size());
  const Span line = lines_.line(lines_.position(span.begin).line);
  const std::size_t mark_begin = std::clamp(span.begin, line.begin, line.end);
  const std::size_t mark_end = std::clamp(span.end, mark_begin, line.end);
  const std::size_t shown_begin = back(outer, mark_begin, line.begin, around);
  const std::string_view marked = first_code_points(outer.substr(mark_begin, mark_end - mark_begin), around);
  const std::size_t marked_end = mark_begin + marked.size();
  const bool mark_is_cut = marked_end < mark_end;
  const std::string_view after =
      mark_is_cut ? std::string_view() : first_code_points(outer.substr(marked_end, line.end - marked_end), around);
  const std::size_t shown_end = marked_end + after.size();

  const std::size_t reach_begin = shown_begin - std::min(shown_begin - line.begin, secret_reach);
  const std::size_t reach_end = std::min(line.end, shown_end + secret_reach);
  std::string reach(outer.substr(reach_begin, reach_end - reach_begin));
  mask_shown(reach);

  Excerpt excerpt;
  const std::string before = reach.substr(shown_begin - reach_begin, mark_begin - shown_begin);
  if (shown_begin > line.begin) excerpt.text = "…";
  excerpt.text += before;
  excerpt.mark_column = code_points(excerpt.text);
  excerpt.text += reach.substr(mark_begin - reach_begin, shown_end - mark_begin);
  if (shown_end < line.end) excerpt.text += "…";
  excerpt.mark_length = std::max<std::size_t>(1, code_points(marked) + (mark_is_cut ? 1 : 0));
  return excerpt;
}

}  // namespace gemlint::lint
