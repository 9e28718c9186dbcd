/// What questions about one document are answered from.
#pragma once

#include <string_view>

#include "api/schema.hpp"
#include "lint/options.hpp"
#include "lsp/typed_document.hpp"
#include "rules/language.hpp"

namespace gemlint::lsp {

struct Context {
  const lint::Options* options = nullptr;  ///< schemas, models, rules and where requests go, as for a check
  rules::Language language = rules::Language::en;
  bool lines = false;  ///< the document is a line of a JSONL file
  /// The types of a document of gemlint's own, such as gemlint.json; null for documents with requests.
  const api::Schemas* own_schemas = nullptr;
  const api::Message* own_root = nullptr;

  // What the client can show.
  bool snippets = false;  ///< inserted text may have the client's placeholders: $1, ${2:name}, $0
  bool markdown = false;  ///< texts may be Markdown

  /// Reads a document of this kind.
  TypedDocument read(std::string_view text) const {
    return own_schemas != nullptr ? TypedDocument(text, *own_schemas, *own_root) : TypedDocument(text, *options, lines);
  }
};

}  // namespace gemlint::lsp
