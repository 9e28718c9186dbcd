#include "lint/member_edits.hpp"

#include <algorithm>

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

/// The member or element with its comma, and what white space goes with it, so that what stays is laid out as before.
Span removed_span(const json::Tree& tree, std::uint32_t index) {
  const json::Node& node = tree.nodes[index];
  const auto begin_of = [&](std::uint32_t at) {
    return tree.nodes[at].key.empty() ? tree.nodes[at].value.begin : tree.nodes[at].key.begin;
  };
  if (node.next_sibling != json::no_node) return {begin_of(index), begin_of(node.next_sibling)};
  const json::Node& parent = tree.nodes[node.parent];
  std::uint32_t before = json::no_node;
  for (std::uint32_t at = parent.first_child; at != index; at = tree.nodes[at].next_sibling) before = at;
  // The only one: its brackets close up.
  if (before == json::no_node) return {parent.value.begin + 1, parent.value.end - 1};
  return {tree.nodes[before].value.end, node.value.end};
}

}  // namespace

std::optional<Edit> edit_for(Locator& locator, const api::NodePath& path, rules::FixAction action,
                             std::string_view text) {
  const json::Tree& tree = locator.tree();
  const std::uint32_t index = locator.find(path, 0).node;
  if (index == json::no_node) return std::nullopt;
  const json::Node& node = tree.nodes[index];
  switch (action) {
    case rules::FixAction::remove: {
      if (node.parent == json::no_node) return std::nullopt;
      const Span span = removed_span(tree, index);
      if (has_problem_in(tree, span)) return std::nullopt;
      return Edit{locator.range(span), {}};
    }
    case rules::FixAction::replace: return Edit{locator.range(node.value), locator.spelled(text)};
    case rules::FixAction::rename:
      if (node.key.empty()) return std::nullopt;
      return Edit{locator.range(node.key), locator.spelled(json::quote(text))};
    case rules::FixAction::none: break;
  }
  return std::nullopt;
}

}  // namespace gemlint::lint
