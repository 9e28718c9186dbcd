/// The JSON Schemas of a request: parametersJsonSchema and responseJsonSchema of functions, and the two of
/// generationConfig. They are free values, which decode does not look into; this walks them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "api/view.hpp"
#include "json/accept.hpp"
#include "rules/check.hpp"

namespace gemlint::checks {

/// The subschemas of one JSON Schema, each with its place, and where its references lead. Linear in its size. Names
/// under `properties` and `$defs` are the author's; keywords that the server does not know are not followed.
class JsonSchema {
 public:
  /// How a subschema hangs on the one around it.
  enum class Edge : std::uint8_t { root, property, items, branch, definition };

  static constexpr std::uint32_t no_member = 0xFFFF'FFFF;

  struct Node {
    const json::Value* object = nullptr;
    std::uint32_t parent = 0;
    std::uint32_t end = 0;                ///< one past its last descendant: nodes stand in preorder
    std::uint32_t member = 0;             ///< position of the keyword in the parent
    std::uint32_t element = 0;            ///< position in the keyword's map or list, where it has one
    std::uint32_t reference = no_member;  ///< position of `$ref`, when it is a string
    bool in_keyword = false;              ///< true where `element` counts
    Edge edge = Edge::root;
  };

  /// Where a reference leads.
  struct Target {
    bool found = false;
    bool unknown = false;                    ///< a base URI or another document has a say: nobody can tell
    std::optional<std::uint32_t> node = {};  ///< of the subschema, when it is one of nodes()
  };

  explicit JsonSchema(const json::Value& root);

  const std::vector<Node>& nodes() const { return nodes_; }
  /// True when a `$ref` stands anywhere in it.
  bool has_references() const { return has_references_; }
  /// The path from the schema's root to a node.
  api::NodePath path(std::uint32_t node) const;
  /// The same as the server writes it: "properties.target.anyOf.1".
  std::string dotted_path(std::uint32_t node) const;
  /// `$ref` of a node, when it is a string.
  std::optional<std::string_view> reference(std::uint32_t node) const;
  Target resolve(std::string_view reference) const;

 private:
  using Members = std::unordered_map<std::string_view, const json::Value*>;

  void add_children(std::uint32_t node, std::vector<Node>& waiting);
  void add_keyword(std::uint32_t node, std::uint32_t position, const json::Value& value, std::string_view name,
                   std::vector<Node>& waiting);
  void read_name(std::uint32_t node, std::uint32_t position, std::string_view name, const json::Value& value);
  std::optional<std::uint32_t> node_of(const json::Value& value) const;
  const json::Value* member(const json::Value& object, std::string_view name) const;
  const json::Value* at_pointer(std::string_view pointer) const;

  std::vector<Node> nodes_;
  std::unordered_set<std::string_view> anchors_;
  bool has_ids_ = false;
  bool has_references_ = false;
  mutable std::unordered_map<const json::Value*, std::uint32_t> node_of_;  ///< made when it is first asked for
  mutable std::unordered_map<const json::Value*, Members> large_objects_;
};

/// A member of a JSON object, and its position.
struct Member {
  const json::Value* value = nullptr;  ///< null = there is none
  std::uint32_t position = 0;
};
Member find_member(const json::Value& object, std::string_view name);

inline std::string_view text_of(const json::Value& value) { return {value.GetString(), value.GetStringLength()}; }

/// Where a schema stands that is not part of another.
struct SchemaPlace {
  bool of_function = false;  ///< of a function's declaration; otherwise of the answer
  api::NodePath path;        ///< the field that holds it; empty for a Schema message
  api::NodeIndex node = 0;   ///< the Schema message
};

/// The path to a schema.
inline api::NodePath path_of(const api::View& view, const SchemaPlace& place) {
  return place.node == 0 ? place.path : api::path(view, place.node);
}

/// A JSON Schema of a request.
struct PlacedSchema {
  SchemaPlace place;
  JsonSchema schema;
};

/// The JSON Schemas of the request that are objects, read once for all rules.
const std::vector<PlacedSchema>& json_schemas(const rules::Call& call);

/// `front`, then `rest`.
api::NodePath joined(const api::NodePath& front, const api::NodePath& rest);

}  // namespace gemlint::checks
