#include "lsp/suppression.hpp"

#include <utility>

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

std::string entry_for(const lint::Config::Suppression& suppression, std::string_view reason) {
  std::string entry =
      R"({"path": )" + json::quote(suppression.path.pattern()) + R"(, "rule": )" + json::quote(suppression.rule.value);
  if (suppression.pointer) entry += R"(, "pointer": )" + json::quote(*suppression.pointer);
  if (suppression.key) entry += R"(, "key": )" + json::quote(*suppression.key);
  return entry + R"(, "reason": )" + json::quote(reason) + '}';
}

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

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

lint::Config::Suppression suppression_of(const std::string& name, const Finding& finding) {
  lint::Config::Suppression suppression{Glob(literal_glob(name)), {finding.rule, {}}, finding.pointer, {}, {}, {}, {}};
  if (finding.request) suppression.key = finding.request->key;
  return suppression;
}

struct SuppressionList::State {
  std::string_view text;
  std::optional<lint::Locator> locator;  ///< nothing when there is no text
};

SuppressionList::SuppressionList(std::string_view configuration) : state_(std::make_unique<State>()) {
  state_->text = configuration;
  if (is_blank(configuration)) return;
  json::Tree tree = json::explain(configuration);
  // Comments are mistakes there, but none that keep an entry from being added.
  json::allow_comments(tree);
  state_->locator.emplace(lint::DocumentText{configuration, configuration, 0, 1, LineEnd::any, nullptr},
                          std::move(tree));
}

SuppressionList::~SuppressionList() = default;

std::optional<SuppressionEdit> SuppressionList::add(const lint::Config::Suppression& suppression,
                                                    std::string_view reason) {
  const std::string entry = entry_for(suppression, reason);
  const std::string list = json::quote(list_name) + ": [\n    " + entry + "\n  ]";
  SuppressionEdit edit;
  if (!state_->locator) {
    edit.replaced = {0, state_->text.size()};
    edit.text = "{\n  " + list + "\n}\n";
  } else {
    const json::Tree& tree = state_->locator->tree();
    if (tree.has_syntax_error() || tree.nodes[0].kind != json::NodeKind::object) return std::nullopt;
    const auto there = find_list(tree, state_->text);
    const bool is_empty = tree.nodes[0].first_child == json::no_node;
    const std::string in_lines = is_empty ? "\n  " + list + '\n' : list;
    const auto inserted = lint::edit_for(*state_->locator, there.value_or(api::NodePath{}), rules::FixAction::insert,
                                         there ? entry : in_lines);
    if (!inserted) return std::nullopt;
    edit.replaced = {inserted->range.start.offset, inserted->range.end.offset};
    if (!is_blank(slice(state_->text, edit.replaced))) return std::nullopt;  // a comment stands there
    edit.text = inserted->text;
  }
  const std::string quoted = json::quote(reason);
  const std::size_t at = edit.replaced.begin + edit.text.rfind(quoted) + 1;
  edit.reason = {at, at + quoted.size() - 2};
  return edit;
}

}  // namespace gemlint::lsp
