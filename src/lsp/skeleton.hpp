/// The text that completion inserts: what is certain, with places to fill in.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "api/schema.hpp"
#include "lsp/typed_document.hpp"
#include "rules/offers.hpp"

namespace gemlint::lsp {

class Skeleton {
 public:
  /// `snippets`: places to fill in are marked as $1, $2 and so on; otherwise nothing stands there. `proto_names`:
  /// fields go by their proto names.
  Skeleton(bool snippets, bool proto_names) : snippets_(snippets), proto_names_(proto_names) {}

  /// Adds text as it is.
  Skeleton& add(std::string_view text);

  /// Adds a place to fill in.
  Skeleton& hole();

  /// Adds what a value of the field begins with: quotes, brackets and, in objects, the fields that are needed.
  /// `element`: an element of its list, or an entry of its map. `owner` is the message that has the field.
  void value(const api::Schemas& schemas, const api::Message& owner, const api::Field& field, bool element);

  /// Adds an object of that type with what is needed in it. `holder` is the field that it stands in
  /// ("FunctionDeclaration.parameters"), or "".
  void object(const api::Schemas& schemas, const api::Message& message, std::string_view holder);

  /// The text so far. Without holes it is plain, whatever was asked for.
  std::string text() const;
  bool has_holes() const { return snippets_ && holes_ > 0; }

 private:
  std::string plain_;
  std::string marked_;
  bool snippets_;
  bool proto_names_;
  int holes_ = 0;
  int depth_ = 0;
};

/// The type of a field as a reader writes it: "string", "Content[]", "map<string, string>". `element`: of one element
/// of its list, or one value of its map. An enum without a name goes by its word in `ui`.
std::string type_text(std::span<const rules::Text> ui, const api::Schemas& schemas, const api::Field& field,
                      bool element = false);

}  // namespace gemlint::lsp
