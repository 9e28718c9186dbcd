/// What the node that is being written can be.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "api/load_schemas.hpp"
#include "lsp/context.hpp"
#include "lsp/typed_document.hpp"

namespace gemlint::lsp {

/// One type that the node can have.
struct Candidate {
  const api::Schemas* schemas = nullptr;  ///< that `meaning` is of
  Meaning meaning;
  const api::Message* body = nullptr;  ///< of the body that this form holds; null when not known
};

/// A node of a document that is being written, and what is known round it.
struct CompletionPlace {
  const TypedDocument* document = nullptr;
  std::uint32_t node = json::no_node;
  bool is_name = false;  ///< its name is being written, not its value
  const Context* context = nullptr;
  const lint::Request* request = nullptr;  ///< that it belongs to; null when none is recognised
  bool is_in_body_root = false;            ///< a member of the request's body itself
  std::vector<std::string> names;          ///< the other names of its object
  bool is_document = false;                ///< what stands here can be a whole document of requests, or one in a list
  std::optional<api::LoadedSchemas> forms;
  /// The likeliest first. Several only where an object is still open to them: the whole of a request, or of what stands
  /// round it.
  std::vector<Candidate> candidates;

  /// Of the request, or the one that is asked for where it does not say.
  api::Version version() const;
  /// The model whose facts hold for the request; null when none is known.
  const api::Model* model() const;
};

/// Whether the object that the node is a member of, or what stands round it, spells names as protos do. `owner` is the
/// type of the object.
bool uses_proto_names(const CompletionPlace& place, const api::Message& owner);

CompletionPlace completion_place(const TypedDocument& document, std::uint32_t node, bool is_name,
                                 const Context& context);

}  // namespace gemlint::lsp
