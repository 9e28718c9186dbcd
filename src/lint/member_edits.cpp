#include "lint/member_edits.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "json/quote.hpp"

namespace gemlint::lint {
namespace {

/// Where commas or brackets are not as they should be, nobody can say what goes with a member.
bool has_problem_in(const json::Tree& tree, Span span) {
  const auto found =
      std::lower_bound(tree.problems.begin(), tree.problems.end(), span.begin,
                       [](const json::SyntaxProblem& problem, std::size_t at) { return problem.at.begin < at; });
  return found != tree.problems.end() && found->at.begin <= span.end;
}

/// What is cut must not take a comment along, which may be about something else.
bool has_comment_in(const json::Tree& tree, Span span) {
  return std::any_of(tree.allowed.begin(), tree.allowed.end(), [&](const json::SyntaxProblem& one) {
    return one.problem == json::Problem::comment && one.at.begin >= span.begin && one.at.begin < span.end;
  });
}

std::size_t begin_of(const json::Node& node) { return node.key.empty() ? node.value.begin : node.key.begin; }

/// What to cut so that the children of `parent` that are in `removed` are gone and the rest is laid out as before.
std::vector<Span> cuts(const json::Tree& tree, std::uint32_t parent, const std::set<std::uint32_t>& removed) {
  std::vector<Span> spans;
  std::uint32_t kept = json::no_node;       // the last one before the run
  std::uint32_t run_begin = json::no_node;  // of children to remove
  std::uint32_t last = json::no_node;
  for (std::uint32_t at = tree.nodes[parent].first_child; at != json::no_node; at = tree.nodes[at].next_sibling) {
    if (removed.count(at) > 0) {
      if (run_begin == json::no_node) run_begin = at;
      last = at;
      continue;
    }
    // What follows moves to where the run began.
    if (run_begin != json::no_node) spans.push_back({begin_of(tree.nodes[run_begin]), begin_of(tree.nodes[at])});
    run_begin = json::no_node;
    kept = at;
  }
  if (run_begin == json::no_node) return spans;
  if (kept != json::no_node) {
    // A run at the end takes the comma before it along.
    spans.push_back({tree.nodes[kept].value.end, tree.nodes[last].value.end});
  } else {
    spans.push_back({tree.nodes[parent].value.begin + 1, tree.nodes[parent].value.end - 1});
  }
  return spans;
}

/// The white space between a container's bracket and its first child, which the others follow as well.
std::string_view layout_of(const json::Tree& tree, const json::Node& container, std::string_view text) {
  const json::Node& first = tree.nodes[container.first_child];
  return slice(text, {container.value.begin + 1, begin_of(first)});
}

/// The edit that puts a member or element behind the last one, laid out like the first.
std::optional<Edit> insertion_into(Locator& locator, const json::Node& container, std::string_view added) {
  const json::Tree& tree = locator.tree();
  const bool holds_others = container.kind == json::NodeKind::object || container.kind == json::NodeKind::array;
  if (!holds_others || container.implied || has_problem_in(tree, container.value)) return std::nullopt;
  if (container.first_child == json::no_node) {
    const Span inside = {container.value.begin + 1, container.value.end - 1};
    return Edit{locator.range(inside), locator.spelled(added)};
  }
  std::uint32_t last = container.first_child;
  while (tree.nodes[last].next_sibling != json::no_node) last = tree.nodes[last].next_sibling;
  const std::string_view layout = layout_of(tree, container, locator.text());
  const std::string before = layout.find('\n') == std::string_view::npos ? " " : std::string(layout);
  const std::size_t end = tree.nodes[last].value.end;
  return Edit{locator.range({end, end}), locator.spelled("," + before + std::string(added))};
}

}  // namespace

std::optional<Edit> edit_for(Locator& locator, const api::NodePath& path, rules::FixAction action,
                             std::string_view text) {
  const json::Tree& tree = locator.tree();
  const std::uint32_t index = locator.find(path, 0).node;
  if (index == json::no_node) return std::nullopt;
  const json::Node& node = tree.nodes[index];
  switch (action) {
    case rules::FixAction::replace: return Edit{locator.range(node.value), locator.spelled(text)};
    case rules::FixAction::rename:
      if (node.key.empty()) return std::nullopt;
      return Edit{locator.range(node.key), locator.spelled(json::quote(text))};
    case rules::FixAction::insert: return insertion_into(locator, node, text);
    case rules::FixAction::remove:
    case rules::FixAction::none: break;
  }
  return std::nullopt;
}

std::vector<Edit> removal_of(Locator& locator, const std::vector<api::NodePath>& paths) {
  const json::Tree& tree = locator.tree();
  std::map<std::uint32_t, std::set<std::uint32_t>> by_parent;
  for (const api::NodePath& path : paths) {
    const std::uint32_t index = locator.find(path, 0).node;
    if (index == json::no_node || tree.nodes[index].parent == json::no_node) return {};
    by_parent[tree.nodes[index].parent].insert(index);
  }
  std::vector<Span> spans;
  for (const auto& [parent, removed] : by_parent) {
    if (tree.nodes[parent].implied) return {};
    for (const Span span : cuts(tree, parent, removed)) spans.push_back(span);
  }
  std::sort(spans.begin(), spans.end(), [](Span a, Span b) { return a.begin < b.begin; });
  std::vector<Edit> edits;
  for (const Span span : spans) {
    if (has_problem_in(tree, span) || has_comment_in(tree, span)) return {};
    edits.push_back({locator.range(span), {}});
  }
  return edits;
}

}  // namespace gemlint::lint
