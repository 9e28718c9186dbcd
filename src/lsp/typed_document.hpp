/// A document whose every node is known by what it means: which field of which message of the API it is.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "api/schema.hpp"
#include "json/accept.hpp"
#include "json/explain.hpp"
#include "lint/options.hpp"
#include "lint/requests.hpp"

namespace gemlint::lsp {

/// What a node is by the schemas.
struct Meaning {
  const api::Message* owner = nullptr;    ///< the message whose field it is; null at the root of a body
  const api::Field* field = nullptr;      ///< the field, also of an element of its list or an entry of its map
  const api::Message* message = nullptr;  ///< what an object at the node is; null = none of ours
  bool is_element = false;                ///< an element of the field's list, or an entry of its map

  /// Whether anything is known of the node.
  bool is_known() const { return field != nullptr || message != nullptr; }
};

/// The field by its full name, as rules and schemas/completion.json have it: "Content.role".
std::string field_path(const api::Message& owner, const api::Field& field);

/// Reads one document (a file, or a line of JSONL) with the explain reader, so that half-written ones are known as far
/// as they go, and finds the requests in it.
class TypedDocument {
 public:
  /// `text` and `options` must outlive it. `lines`: the document is a line of a JSONL file.
  TypedDocument(std::string_view text, const lint::Options& options, bool lines);

  /// A document of a form of gemlint's own, such as gemlint.json: its root is of the type `root` of `schemas`.
  TypedDocument(std::string_view text, const api::Schemas& schemas, const api::Message& root);

  std::string_view text() const { return text_; }
  const json::Tree& tree() const { return tree_; }
  const api::Schemas& schemas() const { return schemas_; }
  const std::vector<lint::Request>& requests() const { return found_.requests; }

  /// The innermost node whose name or value covers `offset`: its first byte up to behind its last one. The root when
  /// there is none.
  std::uint32_t node_at(std::size_t offset) const;

  /// What the node is; a node above, beside or outside of a body means nothing.
  Meaning meaning(std::uint32_t node) const;

  /// The nodes from below the root of the typed part (a request's body, or the document) down to `node`; empty for the
  /// root itself and for what is outside.
  std::vector<std::uint32_t> way_to(std::uint32_t node) const;

  /// What the root of a request's body is.
  static Meaning meaning_of_body(const lint::Request& request) { return {.message = request.endpoint.request}; }

  /// What `child` is, when its parent is `parent`.
  Meaning below(const Meaning& parent, std::uint32_t child) const;
  /// What the node is if the one at `root`, itself or above it, is of the type `message`, which is one of `schemas`.
  Meaning meaning(std::uint32_t node, std::uint32_t root, const api::Message& message,
                  const api::Schemas& schemas) const;

  /// The request that the node belongs to (its body, or what stands around it); null when to none.
  const lint::Request* request_of(std::uint32_t node) const;

  /// The node of the request with what stands around its body (an exchange, a batch line), or no_node.
  std::uint32_t node_of(const lint::Request& request) const { return node_of(request.path); }

  /// The node of a request's body, or no_node.
  std::uint32_t body_of(const lint::Request& request) const;

  /// The name of a member, decoded; "" for elements and the root.
  std::string name_of(std::uint32_t node) const;

 private:
  struct Start {
    std::uint32_t node = json::no_node;
    Meaning meaning;
  };

  /// The root of the typed part that the node is in.
  Start start_for(std::uint32_t node) const;
  std::vector<std::uint32_t> way_between(std::uint32_t root, std::uint32_t node) const;
  Meaning below(const Meaning& parent, std::uint32_t child, const api::Schemas& schemas) const;
  Meaning meaning_from(const Start& start, std::uint32_t node, const api::Schemas& schemas) const;
  std::uint32_t node_of(const api::NodePath& path) const;

  std::string_view text_;
  const api::Schemas& schemas_;
  const api::Message* root_ = nullptr;  ///< of a form of our own
  json::Tree tree_;
  json::AcceptReader reader_;  ///< holds what `found_` points into
  json::Value value_;
  lint::Recognised found_;
};

}  // namespace gemlint::lsp
