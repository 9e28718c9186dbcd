#include "lsp/folding.hpp"

#include <algorithm>

#include "json/explain.hpp"

namespace gemlint::lsp {
namespace {

/// Tells whether spans go over a line end, for spans in the order of their beginnings. Each line end is found once.
class LineEnds {
 public:
  explicit LineEnds(std::string_view text) : text_(text) {}

  bool inside(Span span) {
    if (next_ != text_.npos && next_ < span.begin) next_ = text_.find_first_of("\r\n", span.begin);
    return next_ < span.end;
  }

 private:
  std::string_view text_;
  std::size_t next_ = text_.find_first_of("\r\n");
};

/// True when nothing but blanks and one line end stand between two comments.
bool follows(std::string_view text, Span before, Span after) {
  const std::string_view between = text.substr(before.end, after.begin - before.end);
  const auto ends = std::count(between.begin(), between.end(), '\n');
  const auto returns = std::count(between.begin(), between.end(), '\r');
  return between.find_first_not_of(" \t\r\n") == between.npos && std::max(ends, returns) == 1;
}

/// True when nothing but blanks stands before `offset` on its line.
bool begins_line(std::string_view text, std::size_t offset) {
  const std::size_t before = text.substr(0, offset).find_last_not_of(" \t");
  return before == text.npos || text[before] == '\n' || text[before] == '\r';
}

std::vector<Fold> comments(const json::Tree& tree, std::string_view text) {
  std::vector<Fold> found;
  bool alone = false;  // the last one began its line, so that those on the lines below it belong to it
  for (const json::SyntaxProblem& problem : tree.problems) {
    if (problem.problem != json::Problem::comment) continue;
    if (alone && found.back().span.end <= problem.at.begin && follows(text, found.back().span, problem.at)) {
      found.back().span.end = problem.at.end;
    } else {
      alone = begins_line(text, problem.at.begin);
      found.push_back({problem.at, FoldKind::comment, true});
    }
  }
  return found;
}

std::vector<Fold> containers(const json::Tree& tree, std::string_view text) {
  // A container that nobody closed ends with its last child: a bracket there is the child's.
  std::vector<std::size_t> children_end(tree.nodes.size());
  for (const json::Node& node : tree.nodes) {
    if (node.parent == json::no_node) continue;
    std::size_t& end = children_end[node.parent];
    end = std::max({end, node.key.end, node.value.end});
  }
  std::vector<Fold> found;
  for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
    const json::Node& node = tree.nodes[i];
    if (node.kind != json::NodeKind::object && node.kind != json::NodeKind::array) continue;
    if (node.implied) continue;  // its line is not known
    const char closing = node.kind == json::NodeKind::object ? '}' : ']';
    const bool closed =
        node.value.size() > 1 && children_end[i] < node.value.end && text[node.value.end - 1] == closing;
    found.push_back({node.value, FoldKind::container, closed});
  }
  return found;
}

}  // namespace

std::vector<Fold> folds(std::string_view text) {
  const json::Tree tree = json::explain(text);
  std::vector<Fold> all = containers(tree, text);
  const std::vector<Fold> said = comments(tree, text);
  const auto before = [](const Fold& left, const Fold& right) { return left.span.begin < right.span.begin; };
  const auto middle = static_cast<std::ptrdiff_t>(all.size());
  all.insert(all.end(), said.begin(), said.end());
  std::inplace_merge(all.begin(), all.begin() + middle, all.end(), before);
  LineEnds ends(text);
  std::erase_if(all, [&](const Fold& fold) { return !ends.inside(fold.span); });
  return all;
}

}  // namespace gemlint::lsp
