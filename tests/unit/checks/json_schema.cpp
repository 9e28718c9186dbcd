#include "checks/json_schema.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "checks/schema_size.hpp"
#include "json/accept.hpp"

using gemlint::checks::JsonSchema;
using gemlint::checks::SchemaSize;
using gemlint::checks::size_of;

namespace {

/// A JSON Schema with the reader that holds it.
struct Read {
  explicit Read(std::string_view text) : schema(*reader.read(text)) {}

  gemlint::json::AcceptReader reader;
  JsonSchema schema;
};

std::vector<std::string> places(const JsonSchema& schema) {
  std::vector<std::string> all;
  for (std::uint32_t node = 0; node < schema.nodes().size(); ++node) all.push_back(schema.dotted_path(node));
  return all;
}

}  // namespace

TEST_CASE("a JSON Schema's subschemas, in the order of the text") {
  const Read read(R"({"properties": {"items": {"anyOf": [{"type": "null"}, {"items": {}}]}, "x": true},
                      "default": {"properties": {"no": {}}}, "additionalProperties": {}, "$defs": {"A": {}}})");
  CHECK(places(read.schema) == std::vector<std::string>{"", "properties.items", "properties.items.anyOf.0",
                                                        "properties.items.anyOf.1", "properties.items.anyOf.1.items",
                                                        "additionalProperties", "$defs.A"});
  CHECK(read.schema.path(4) == gemlint::api::NodePath{0, 0, 0, 1, 0});
  CHECK(read.schema.path(5) == gemlint::api::NodePath{2});
  CHECK(read.schema.nodes()[1].end == 5);
  CHECK(read.schema.nodes()[0].end == 7);
}

TEST_CASE("where references lead") {
  const Read read(R"({"$defs": {"a/b": {"$anchor": "here"}, "c d": {}}, "properties": {"p": {"enum": ["x"]}}})");
  CHECK(read.schema.resolve("#").node == 0);
  CHECK(read.schema.resolve("#/$defs/a~1b").node == 1);
  CHECK(read.schema.resolve("#/$defs/c%20d").node == 2);
  CHECK(read.schema.resolve("#here").found);
  CHECK(read.schema.resolve("#/properties/p/enum/0").found);
  CHECK(!read.schema.resolve("#/properties/p/enum/0").node);
  for (const std::string_view missing :
       {"#/$defs/A", "#there", "#/properties/p/enum/1", "#/properties/p/enum/x", "#/"}) {
    CAPTURE(missing);
    CHECK(!read.schema.resolve(missing).found);
    CHECK(!read.schema.resolve(missing).unknown);
  }
  CHECK(read.schema.resolve("other.json#/$defs/A").unknown);
  CHECK(Read(R"({"$id": "x"})").schema.resolve("#/$defs/A").unknown);
}

TEST_CASE("the size of a schema") {
  const SchemaSize list =
      size_of(Read(R"({"maxItems": 3, "items": {"properties": {"a": {}, "b": {"enum": [1, 2]}}}})").schema,
              {.property = 5, .range = 4});
  CHECK(list.levels == 3);
  CHECK(list.whole == 39);
  CHECK(list.bounded == 39);
  const SchemaSize shared = size_of(
      Read(
          R"({"properties": {"a": {"$ref": "#/$defs/A"}, "b": {"$ref": "#/$defs/A"}}, "$defs": {"A": {"minimum": 0}}})")
          .schema,
      {.property = 5, .range = 4});
  CHECK(shared.levels == 2);
  CHECK(shared.whole == 20);
  CHECK(shared.bounded == 0);
  const SchemaSize cycle = size_of(Read(R"({"properties": {"next": {"$ref": "#"}}})").schema, {});
  CHECK(cycle.levels == 2);
}
