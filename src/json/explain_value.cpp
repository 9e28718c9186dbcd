#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "json/explain.hpp"
#include "json/number.hpp"
#include "json/pointer.hpp"
#include "json/rapidjson.hpp"

namespace gemlint::json {

namespace {

using Document = rapidjson::GenericDocument<rapidjson::UTF8<>, Allocator>;

/// Replays a tree to a document as if a reader had read it.
class Replay {
 public:
  Replay(const Tree& tree, std::string_view text) : tree_(tree), text_(text) {}

  bool operator()(Document& document) {
    begin(document, 0);
    while (!open_.empty()) {
      Open& top = open_.back();
      const Node& container = tree_.nodes[top.node];
      const bool object = container.kind == NodeKind::object;
      if (top.next < container.children_count) {
        const std::uint32_t child = tree_.children[container.children_begin + top.next++];
        if (object) string(document, tree_.nodes[child].key);
        begin(document, child);
      } else {
        if (object) document.EndObject(container.children_count);
        if (!object) document.EndArray(container.children_count);
        open_.pop_back();
      }
    }
    return true;
  }

 private:
  struct Open {
    std::uint32_t node;
    std::uint32_t next;
  };

  void string(Document& document, Span token) const {
    const std::string value = string_value(text_, token);
    document.String(value.data(), static_cast<rapidjson::SizeType>(value.size()), true);
  }

  void begin(Document& document, std::uint32_t index) {
    const Node& node = tree_.nodes[index];
    const std::string_view token = slice(text_, node.value);
    switch (node.kind) {
      case NodeKind::error:
      case NodeKind::null: document.Null(); break;
      case NodeKind::boolean: document.Bool(token == "true"); break;
      case NodeKind::number: number_value(token).Accept(document); break;
      case NodeKind::string: string(document, node.value); break;
      case NodeKind::array:
        document.StartArray();
        open_.push_back({index, 0});
        break;
      case NodeKind::object:
        document.StartObject();
        open_.push_back({index, 0});
        break;
    }
  }

  const Tree& tree_;
  std::string_view text_;
  std::vector<Open> open_;
};

}  // namespace

bool Tree::has_syntax_error() const {
  return std::any_of(problems.begin(), problems.end(),
                     [](const SyntaxProblem& problem) { return !is_lenience(problem.problem); });
}

Value to_value(const Tree& tree, std::string_view text, Allocator& pool) {
  if (tree.nodes.empty()) return Value();
  Document document(&pool);
  Replay replay(tree, text);
  document.Populate(replay);
  return std::move(static_cast<Value&>(document));
}

std::uint32_t child_at(const Tree& tree, std::uint32_t node, std::size_t position) {
  if (node >= tree.nodes.size() || position >= tree.nodes[node].children_count) return no_node;
  return tree.children[tree.nodes[node].children_begin + position];
}

std::string pointer_to(const Tree& tree, std::string_view text, std::uint32_t node, std::uint32_t root) {
  std::vector<std::uint32_t> path;
  for (; node != root && node != no_node; node = tree.nodes[node].parent) path.push_back(node);
  std::string pointer;
  std::reverse(path.begin(), path.end());
  for (const std::uint32_t step : path) {
    const Node& at = tree.nodes[step];
    if (at.parent == no_node) continue;
    pointer.push_back('/');
    if (tree.nodes[at.parent].kind != NodeKind::object) {
      pointer += std::to_string(at.position);
      continue;
    }
    pointer += pointer_token(string_value(text, at.key));
  }
  return pointer;
}

}  // namespace gemlint::json
