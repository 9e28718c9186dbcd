#include "lint/key_findings.hpp"

#include <algorithm>

#include "lint/speaker.hpp"
#include "text/api_key.hpp"
#include "text/digest.hpp"

namespace gemlint::lint {
namespace {

bool holds(const json::Node& node, Span span) { return node.value.begin <= span.begin && span.end <= node.value.end; }

/// The innermost node whose value holds `span`.
std::uint32_t node_at(const json::Tree& tree, Span span) {
  std::uint32_t at = 0;
  for (std::uint32_t child = tree.nodes[0].first_child; child != json::no_node;) {
    if (!holds(tree.nodes[child], span)) {
      child = tree.nodes[child].next_sibling;
      continue;
    }
    at = child;
    child = tree.nodes[child].first_child;
  }
  return at;
}

}  // namespace

void append_key_findings(const Options& options, const DocumentText& document, const Recognised& found,
                         std::size_t first_request, std::unique_ptr<Locator>& locator, std::vector<std::string>& told,
                         std::vector<Finding>& findings) {
  auto key = find_api_key(document.text);
  for (; key; key = find_api_key(document.text, key->end)) {
    const std::string_view secret = slice(document.text, *key);
    if (std::find(told.begin(), told.end(), secret) != told.end()) continue;
    if (!locator) locator = std::make_unique<Locator>(document);
    const json::Tree& tree = locator->tree();
    const std::uint32_t node = node_at(tree, *key);
    Finding finding = speak(*options.rules, "recognise", api_key_rule, {});
    finding.hint = hint_text(*options.rules, finding.rule, "header", {});
    finding.in = Within::file;
    for (std::size_t i = 0; i < found.requests.size(); ++i) {
      const Request& request = found.requests[i];
      const std::uint32_t outer = locator->find(request.path, 0).node;
      if (!holds(tree.nodes[outer], *key)) continue;
      std::uint32_t root = outer;
      finding.in = request.form == Form::exchange     ? Within::exchange
                   : request.form == Form::batch_line ? Within::line
                                                      : Within::body;
      if (request.body != nullptr && !request.body_is_text) {
        const std::uint32_t body = locator->find(request.body_path, 0).node;
        if (holds(tree.nodes[body], *key)) {
          root = body;
          finding.in = Within::body;
        }
      }
      finding.pointer = json::pointer_to(tree, document.text, node, root);
      finding.request = RequestName{first_request + i, request.key};
      break;
    }
    if (finding.in == Within::file) continue;  // beside the requests: somebody else's business
    told.emplace_back(secret);
    finding.fingerprint = digest_of(secret);
    finding.range = locator->range(*key);
    finding.excerpt = locator->excerpt(*key);
    findings.push_back(std::move(finding));
  }
}

}  // namespace gemlint::lint
