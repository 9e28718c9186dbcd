#include "lint/batch_lines.hpp"

#include "lint/speaker.hpp"

namespace gemlint::lint {
namespace {

constexpr std::size_t most_kept = 1000;

/// The member of the document's object with this name, or the object.
std::uint32_t member_node(const json::Tree& tree, std::string_view text, std::uint32_t object, std::string_view name) {
  for (std::uint32_t at = tree.nodes[object].first_child; at != json::no_node; at = tree.nodes[at].next_sibling) {
    if (!tree.nodes[at].key.empty() && json::string_value(text, tree.nodes[at].key) == name) return at;
  }
  return object;
}

}  // namespace

void BatchLines::add(const Options& options, const DocumentText& document, const Request& request,
                     std::unique_ptr<Locator>& locator, std::vector<Finding>& findings) {
  ++requests_;
  if (!request.key) return;
  const std::size_t first = keys_.first_line_of(*request.key, document.line);
  if (first == 0) return;
  if (!locator) locator = std::make_unique<Locator>(document);
  Finding finding = speak(*options.rules, "recognise", "repeated-batch-key", {{"line", std::to_string(first)}});
  const json::Tree& tree = locator->tree();
  const std::uint32_t line = locator->find(request.path, 0).node;
  const std::uint32_t node = member_node(tree, locator->text(), line, "key");
  finding.in = Within::line;
  finding.pointer = json::pointer_to(tree, locator->text(), node, line);
  finding.range = locator->range(tree.nodes[node].value);
  finding.excerpt = locator->excerpt(tree.nodes[node].value);
  findings.push_back(std::move(finding));
}

void BatchLines::add_other(const DocumentText& document) {
  ++others_;
  if (kept_.size() < most_kept) kept_.push_back(document);
}

std::size_t BatchLines::finish(const Options& options, std::vector<Finding>& findings) {
  // A few requests among other lines are a log that happens to hold some, not a batch file.
  if (requests_ == 0 || others_ > requests_) return 0;
  for (const DocumentText& document : kept_) {
    Locator locator(document);
    const json::Tree& tree = locator.tree();
    Finding finding = speak(*options.rules, "recognise", "batch-line-without-request", {});
    finding.in = Within::line;
    finding.pointer = "";
    const Span bracket = {tree.nodes[0].value.begin, tree.nodes[0].value.begin + 1};
    finding.range = locator.range(bracket);
    finding.excerpt = locator.excerpt(bracket);
    findings.push_back(std::move(finding));
  }
  return others_;
}

}  // namespace gemlint::lint
