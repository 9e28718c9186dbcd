#include "lsp/symbols.hpp"

#include <algorithm>
#include <utility>

#include "lsp/labels.hpp"
#include "lsp/type_words.hpp"
#include "lsp/words.hpp"

namespace gemlint::lsp {
namespace {

using json::no_node;
using json::NodeKind;

constexpr std::size_t most_symbols = 10'000;
constexpr std::size_t deepest = 64;

SymbolKind kind_of(NodeKind kind) {
  switch (kind) {
    case NodeKind::object: return SymbolKind::object;
    case NodeKind::array: return SymbolKind::list;
    case NodeKind::string: return SymbolKind::string;
    case NodeKind::number: return SymbolKind::number;
    case NodeKind::boolean: return SymbolKind::boolean;
    case NodeKind::null:
    case NodeKind::error: break;
  }
  return SymbolKind::null;
}

/// Walks a document from its root, each node knowing what its parent is.
class Outline {
 public:
  Outline(const TypedDocument& document, const Context& context) : document_(document), context_(context) {
    for (const lint::Request& request : document.requests()) {
      bodies_.emplace_back(document.body_of(request), &request);
      wholes_.emplace_back(document.node_of(request), &request);
    }
    std::sort(bodies_.begin(), bodies_.end());
    std::sort(wholes_.begin(), wholes_.end());
  }

  /// The symbols of the children of `node`; they count towards the limit.
  std::vector<Symbol> below(std::uint32_t node, const Meaning& meaning, std::size_t depth);

  Meaning meaning_of_root() const {
    if (context_.own_schemas != nullptr) return {.message = context_.own_root};
    const lint::Request* request = find(bodies_, 0);
    return request == nullptr ? Meaning() : TypedDocument::meaning_of_body(*request);
  }

 private:
  using Places = std::vector<std::pair<std::uint32_t, const lint::Request*>>;

  static const lint::Request* find(const Places& places, std::uint32_t node) {
    const auto found = std::lower_bound(places.begin(), places.end(), node,
                                        [](const auto& place, std::uint32_t wanted) { return place.first < wanted; });
    return found != places.end() && found->first == node ? found->second : nullptr;
  }

  std::uint32_t only_member(std::uint32_t node, const Meaning& meaning) const;
  void add_inside(Symbol& element, std::uint32_t member, const Meaning& meaning, std::size_t depth);
  Symbol symbol(std::uint32_t node, const Meaning& meaning) const;
  std::string detail(std::uint32_t node, const Meaning& meaning) const;

  const TypedDocument& document_;
  const Context& context_;
  Places bodies_;  ///< by node
  Places wholes_;  ///< requests with what stands around their bodies, by node
  std::size_t count_ = 0;
};

std::vector<Symbol> Outline::below(std::uint32_t node, const Meaning& meaning, std::size_t depth) {
  std::vector<Symbol> found;
  const json::Tree& tree = document_.tree();
  for (std::uint32_t child = tree.nodes[node].first_child; child != no_node && count_ < most_symbols;
       child = tree.nodes[child].next_sibling) {
    const json::Node& at = tree.nodes[child];
    if (at.kind == NodeKind::error && at.key.empty()) continue;  // nothing stands there
    const lint::Request* body = find(bodies_, child);
    const Meaning is = body != nullptr ? TypedDocument::meaning_of_body(*body) : document_.below(meaning, child);
    ++count_;
    found.push_back(symbol(child, is));
    const std::uint32_t inside = depth < deepest ? only_member(child, is) : no_node;
    if (inside != no_node) {
      add_inside(found.back(), inside, document_.below(is, inside), depth);
    } else if (depth < deepest) {
      found.back().children = below(child, is, depth + 1);
    }
  }
  return found;
}

/// The member of an element that goes by nothing else, such as a part; no_node when there are several, or none.
std::uint32_t Outline::only_member(std::uint32_t node, const Meaning& meaning) const {
  const std::vector<json::Node>& nodes = document_.tree().nodes;
  const json::Node& at = nodes[node];
  if (!at.key.empty() || at.kind != NodeKind::object || meaning.message == nullptr || find(wholes_, node) != nullptr)
    return no_node;
  if (at.first_child == no_node || nodes[at.first_child].next_sibling != no_node) return no_node;
  const std::string name = name_label(document_, at.first_child);
  return !name.empty() && object_label(document_, node, meaning, nullptr) == name ? at.first_child : no_node;
}

/// An element and its only member are one symbol.
void Outline::add_inside(Symbol& element, std::uint32_t member, const Meaning& meaning, std::size_t depth) {
  Symbol inside = symbol(member, meaning);
  element.kind = inside.kind;
  element.detail = std::move(inside.detail);
  element.selection = inside.selection;
  element.children = below(member, meaning, depth + 1);
}

Symbol Outline::symbol(std::uint32_t node, const Meaning& meaning) const {
  const json::Node& at = document_.tree().nodes[node];
  const bool element = at.key.empty();
  const lint::Request* request = element ? find(wholes_, node) : nullptr;
  Symbol made;
  made.kind = request != nullptr ? SymbolKind::request : kind_of(at.kind);
  made.name = name_label(document_, node);
  if (element && at.kind == NodeKind::object) made.name = object_label(document_, node, meaning, request);
  if (made.name.empty()) made.name = element ? '[' + std::to_string(at.position) + ']' : "\"\"";
  made.detail = detail(node, meaning);
  made.range = element ? at.value : Span{at.key.begin, std::max(at.key.end, at.value.end)};
  made.selection = at.key;
  if (element) {
    const bool scalar = at.kind != NodeKind::object && at.kind != NodeKind::array;
    made.selection = scalar ? at.value : Span{at.value.begin, std::min(at.value.begin + 1, at.value.end)};
  }
  return made;
}

/// The value of a scalar, the type of anything else.
std::string Outline::detail(std::uint32_t node, const Meaning& meaning) const {
  const NodeKind kind = document_.tree().nodes[node].kind;
  const bool bytes = kind == NodeKind::string && meaning.field != nullptr && meaning.field->kind == api::Kind::bytes;
  if (bytes) return size_label(document_, node);
  if (kind != NodeKind::object && kind != NodeKind::array) return value_label(document_, node);
  const bool one = meaning.field == nullptr || !meaning.field->repeated || meaning.is_element;
  if (meaning.message != nullptr && (kind == NodeKind::object || one)) return std::string(meaning.message->name);
  if (meaning.field == nullptr) return {};
  return label(type_words(ui_of(context_), document_.schemas(), *meaning.field, meaning.is_element));
}

Symbol symbol_of_line(std::string_view line, std::size_t offset, std::size_t number, const Context& context) {
  const TypedDocument document = context.read(line);
  const json::Node& root = document.tree().nodes[0];
  const lint::Request* request = document.requests().empty() ? nullptr : &document.requests().front();
  Symbol made;
  made.kind = request != nullptr ? SymbolKind::request : kind_of(root.kind);
  if (root.kind == NodeKind::object) made.name = object_label(document, 0, {}, request);
  if (made.name.empty()) made.name = std::to_string(number);
  if (request != nullptr && request->endpoint.request != nullptr)
    made.detail = std::string(request->endpoint.request->name);
  made.range = {offset, offset + line.size()};
  made.selection = made.range;
  return made;
}

std::vector<Symbol> symbols_of_lines(std::string_view text, Context context) {
  context.lines = true;
  std::vector<Symbol> found;
  std::size_t number = 1;
  for (std::size_t begin = 0; begin < text.size() && found.size() < most_symbols; ++number) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    std::string_view line = text.substr(begin, end - begin);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.find_first_not_of(" \t\r") != line.npos) found.push_back(symbol_of_line(line, begin, number, context));
    begin = end + 1;
  }
  const bool ours =
      std::any_of(found.begin(), found.end(), [](const Symbol& symbol) { return symbol.kind == SymbolKind::request; });
  return ours ? found : std::vector<Symbol>();
}

}  // namespace

std::vector<Symbol> symbols(std::string_view text, const Context& context, bool lines) {
  if (lines) return symbols_of_lines(text, context);
  const TypedDocument document = context.read(text);
  if (context.own_schemas == nullptr && document.requests().empty()) return {};
  Outline outline(document, context);
  return outline.below(0, outline.meaning_of_root(), 1);
}

}  // namespace gemlint::lsp
