#include "lsp/typed_document.hpp"

#include <algorithm>
#include <string>

namespace gemlint::lsp {
namespace {

/// The message that objects of the field are, or null.
const api::Message* message_of(const api::Schemas& schemas, const api::Field& field) {
  const api::Kind kind = field.kind == api::Kind::map ? field.value_kind : field.kind;
  return kind == api::Kind::message && field.type != api::no_index ? &schemas.messages[field.type] : nullptr;
}

bool covers(const Span& span, std::size_t offset) { return span.begin <= offset && offset <= span.end; }

}  // namespace

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

Meaning TypedDocument::meaning(std::uint32_t node) const {
  if (root_ != nullptr) return meaning(node, 0, *root_, schemas_);
  const lint::Request* request = request_of(node);
  const std::uint32_t root = request == nullptr ? json::no_node : body_of(*request);
  if (root == json::no_node || request->endpoint.request == nullptr) return {};
  return meaning(node, root, *request->endpoint.request, schemas_);
}

Meaning TypedDocument::meaning(std::uint32_t node, std::uint32_t root, const api::Message& message,
                               const api::Schemas& schemas) const {
  Meaning meaning;
  meaning.message = &message;
  std::vector<std::uint32_t> way;
  std::uint32_t at = node;
  for (; at != root && at != json::no_node; at = tree_.nodes[at].parent) way.push_back(at);
  if (at == json::no_node) return {};
  for (auto step = way.rbegin(); step != way.rend(); ++step) {
    const json::Node& parent = tree_.nodes[tree_.nodes[*step].parent];
    if (parent.kind == json::NodeKind::array) {
      if (meaning.field == nullptr || !(meaning.field->repeated || meaning.field->kind == api::Kind::map)) return {};
      meaning.is_element = true;
      continue;
    }
    const bool in_map = meaning.field != nullptr && meaning.field->kind == api::Kind::map && !meaning.is_element;
    if (in_map) {
      meaning.is_element = true;
      meaning.message = message_of(schemas, *meaning.field);
      continue;
    }
    if (meaning.message == nullptr) return {};
    const api::Field* field = api::find_field(*meaning.message, name_of(*step));
    if (field == nullptr) return *step == node ? Meaning{.owner = meaning.message} : Meaning();
    meaning = {meaning.message, field, field->kind == api::Kind::map ? nullptr : message_of(schemas, *field), false};
  }
  return meaning;
}

}  // namespace gemlint::lsp
