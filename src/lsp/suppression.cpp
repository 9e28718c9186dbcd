#include "lsp/suppression.hpp"

#include "json/explain.hpp"
#include "json/quote.hpp"
#include "lint/locator.hpp"
#include "lint/member_edits.hpp"
#include "rules/rule.hpp"
#include "text/glob.hpp"

namespace gemlint::lsp {
namespace {

/// The member of gemlint.json that lists what is known (schemas/config.json).
constexpr std::string_view list_name = "suppress";

std::string entry_for(const std::string& name, const Finding& finding, std::string_view reason) {
  std::string entry = R"({"path": )" + json::quote(literal_glob(name)) + R"(, "rule": )" + json::quote(finding.rule);
  if (finding.pointer) entry += R"(, "pointer": )" + json::quote(*finding.pointer);
  if (finding.request && finding.request->key) entry += R"(, "key": )" + json::quote(*finding.request->key);
  return entry + R"(, "reason": )" + json::quote(reason) + '}';
}

/// The child of the root that has that name, as a path; nothing when there is none.
std::optional<api::NodePath> find_list(const json::Tree& tree, std::string_view text) {
  for (std::uint32_t at = tree.nodes[0].first_child; at != json::no_node; at = tree.nodes[at].next_sibling) {
    const json::Node& node = tree.nodes[at];
    if (node.kind == json::NodeKind::array && json::string_value(text, node.key) == list_name)
      return api::NodePath{node.position};
  }
  return std::nullopt;
}

}  // namespace

std::optional<SuppressionEdit> suppress(std::string_view configuration, const std::string& name, const Finding& finding,
                                        std::string_view reason) {
  const std::string entry = entry_for(name, finding, reason);
  const std::string list = json::quote(list_name) + ": [\n    " + entry + "\n  ]";
  SuppressionEdit edit;
  if (configuration.find_first_not_of(" \t\r\n") == std::string_view::npos) {
    edit.text = "{\n  " + list + "\n}\n";
  } else {
    lint::Locator locator({configuration, configuration, 0, 1, LineEnd::any, nullptr});
    const json::Tree& tree = locator.tree();
    if (tree.has_syntax_error() || tree.nodes[0].kind != json::NodeKind::object) return std::nullopt;
    const auto there = find_list(tree, configuration);
    const bool is_empty = slice(configuration, tree.nodes[0].value) == "{}";
    const std::string in_lines = is_empty ? "\n  " + list + '\n' : list;
    const auto inserted =
        lint::edit_for(locator, there.value_or(api::NodePath{}), rules::FixAction::insert, there ? entry : in_lines);
    if (!inserted || inserted->range.start.offset != inserted->range.end.offset) return std::nullopt;
    edit.at = inserted->range.start.offset;
    edit.text = inserted->text;
  }
  const std::string quoted = json::quote(reason);
  const std::size_t at = edit.at + edit.text.rfind(quoted) + 1;
  edit.reason = {at, at + quoted.size() - 2};
  return edit;
}

}  // namespace gemlint::lsp
