#include "lsp/typed_document.hpp"

#include <algorithm>
#include <string>

#include "lsp/type_words.hpp"

namespace gemlint::lsp {
namespace {

bool covers(const Span& span, std::size_t offset) { return span.begin <= offset && offset <= span.end; }

}  // namespace

std::string field_path(const api::Message& owner, const api::Field& field) {
  return std::string(owner.name) + '.' + std::string(field.name);
}

TypedDocument::TypedDocument(std::string_view text, const lint::Options& options, bool lines)
    : text_(text), schemas_(*options.schemas), tree_(json::explain(text)) {
  value_ = json::to_value(tree_, text, reader_.fresh_pool());
  found_ = lint::recognise(value_, options, lines);
}

TypedDocument::TypedDocument(std::string_view text, const api::Schemas& schemas, const api::Message& root)
    : text_(text), schemas_(schemas), root_(&root), tree_(json::explain(text)) {}

std::uint32_t TypedDocument::node_at(std::size_t offset) const {
  std::uint32_t at = 0;
  for (;;) {
    std::uint32_t inner = json::no_node;
    // Siblings stand apart, so the last one that begins at or before the offset is the only candidate.
    for (std::uint32_t child = tree_.nodes[at].first_child; child != json::no_node;
         child = tree_.nodes[child].next_sibling) {
      const json::Node& node = tree_.nodes[child];
      const std::size_t begin = node.key.empty() ? node.value.begin : node.key.begin;
      if (begin > offset) break;
      if (offset <= std::max(node.key.end, node.value.end)) inner = child;
    }
    if (inner == json::no_node) return at;
    at = inner;
    if (covers(tree_.nodes[at].key, offset) && !tree_.nodes[at].key.empty()) return at;
  }
}

std::uint32_t TypedDocument::node_of(const api::NodePath& path) const {
  std::uint32_t node = 0;
  for (const std::uint32_t position : path) {
    node = json::child_at(tree_, node, position);
    if (node == json::no_node) break;
  }
  return node;
}

std::uint32_t TypedDocument::body_of(const lint::Request& request) const {
  return request.body == nullptr || request.body_is_text ? json::no_node : node_of(request.body_path);
}

const lint::Request* TypedDocument::request_of(std::uint32_t node) const {
  const Span at = tree_.nodes[node].value;
  for (const lint::Request& request : found_.requests) {
    const std::uint32_t outer = node_of(request.path);
    if (outer == json::no_node) continue;
    const Span span = tree_.nodes[outer].value;
    if (span.begin <= at.begin && at.end <= span.end) return &request;
  }
  return nullptr;
}

std::string TypedDocument::name_of(std::uint32_t node) const {
  const Span key = tree_.nodes[node].key;
  return key.empty() ? std::string() : json::string_value(text_, key);
}

TypedDocument::Start TypedDocument::start_for(std::uint32_t node) const {
  if (root_ != nullptr) return {0, {.message = root_}};
  const lint::Request* request = request_of(node);
  return request == nullptr ? Start() : Start{body_of(*request), meaning_of_body(*request)};
}

std::vector<std::uint32_t> TypedDocument::way_to(std::uint32_t node) const {
  return way_between(start_for(node).node, node);
}

std::vector<std::uint32_t> TypedDocument::way_between(std::uint32_t root, std::uint32_t node) const {
  if (root == json::no_node) return {};
  std::vector<std::uint32_t> way;
  for (std::uint32_t at = node; at != root; at = tree_.nodes[at].parent) {
    if (at == json::no_node) return {};
    way.push_back(at);
  }
  return {way.rbegin(), way.rend()};
}

Meaning TypedDocument::below(const Meaning& parent, std::uint32_t child) const {
  return below(parent, child, schemas_);
}

Meaning TypedDocument::below(const Meaning& parent, std::uint32_t child, const api::Schemas& schemas) const {
  const api::Field* field = parent.field;
  Meaning meaning = parent;
  if (tree_.nodes[tree_.nodes[child].parent].kind == json::NodeKind::array) {
    if (field == nullptr || !(field->repeated || field->kind == api::Kind::map)) return {};
    meaning.is_element = true;
    return meaning;
  }
  if (field != nullptr && field->kind == api::Kind::map && !parent.is_element) {
    meaning.is_element = true;
    meaning.message = message_of(schemas, *field);
    return meaning;
  }
  if (parent.message == nullptr) return {};
  field = api::find_field(*parent.message, name_of(child));
  if (field == nullptr) return {.owner = parent.message};
  return {parent.message, field, field->kind == api::Kind::map ? nullptr : message_of(schemas, *field), false};
}

Meaning TypedDocument::meaning(std::uint32_t node) const {
  const Start start = start_for(node);
  return start.node == json::no_node ? Meaning() : meaning_from(start, node, schemas_);
}

Meaning TypedDocument::meaning(std::uint32_t node, std::uint32_t root, const api::Message& message,
                               const api::Schemas& schemas) const {
  return meaning_from({root, {.message = &message}}, node, schemas);
}

Meaning TypedDocument::meaning_from(const Start& start, std::uint32_t node, const api::Schemas& schemas) const {
  if (node == start.node) return start.meaning;
  const std::vector<std::uint32_t> way = way_between(start.node, node);
  if (way.empty()) return {};
  Meaning meaning = start.meaning;
  for (const std::uint32_t step : way) meaning = below(meaning, step, schemas);
  return meaning;
}

}  // namespace gemlint::lsp
