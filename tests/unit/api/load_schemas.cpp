// A user's own schemas: what the loader refuses, and that it says where.
#include "api/load_schemas.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

using namespace gemlint::api;

namespace {

constexpr std::string_view good_messages =
    R"({"x-package": "p", "definitions": {"A": {"properties": {"fooBar": {"type": "string"}, "b": {"$ref": "#/definitions/B"}}},
        "B": {"x-type": "", "properties": {"list": {"type": "array", "items": {"type": "integer", "format": "int32"}}}}}})";
constexpr std::string_view good_methods =
    R"({"hosts": ["h"], "routes": [{"id": "a.b", "http": "POST", "path": "a/{a}:b", "versions": ["v1"], "request": "A", "coverage": "full"}]})";
constexpr std::string_view good_recognise =
    R"({"signs": ["s"], "turns": ["t"], "turnMembers": ["t"], "content": ["c"], "contentMembers": ["c"], "lists": ["l"], "instances": ["i"],
        "foreign": ["f"], "foreignModels": ["f"], "ownModels": ["o"], "modelCharacters": ["abc"], "requests": ["A"], "batchRequests": ["A"]})";

/// The loader's error for these texts, "" when it takes them.
std::string error_of(std::string_view messages, std::string_view methods = good_methods,
                     std::string_view recognise = good_recognise) {
  std::string error;
  const auto loaded = load_schemas({messages, methods, recognise}, error);
  CHECK(loaded.has_value() == error.empty());
  return error;
}

bool says(const std::string& error, std::string_view word) { return error.find(word) != std::string::npos; }

std::string with_property(std::string_view property) {
  return R"({"definitions": {"A": {"properties": {"bad": )" + std::string(property) + "}}}}";
}

}  // namespace

TEST_CASE("small schemas are loaded as they are written") {
  std::string error;
  const auto loaded = load_schemas({good_messages, good_methods, good_recognise}, error);
  REQUIRE_MESSAGE(loaded.has_value(), error);
  const Schemas& schemas = loaded->schemas;
  CHECK(schemas.package == "p");
  REQUIRE(schemas.messages.size() == 2);
  CHECK(schemas.messages[0].type_name == "A");
  CHECK(schemas.messages[1].type_name.empty());
  const Field* field = find_field(schemas.messages[0], "foo_bar");
  REQUIRE(field != nullptr);
  CHECK(field->name == "fooBar");
  CHECK(field->kind == Kind::string);
  CHECK(schemas.messages[find_field(schemas.messages[0], "b")->type].name == "B");
  const Field* list = find_field(schemas.messages[1], "list");
  REQUIRE(list != nullptr);
  CHECK(list->repeated);
  CHECK(list->kind == Kind::int32);
  REQUIRE(schemas.routes.size() == 1);
  CHECK(schemas.routes[0].in_v1);
  CHECK_FALSE(schemas.routes[0].in_v1beta);
  CHECK(schemas.routes[0].coverage == Coverage::full);
  CHECK(schemas.messages[schemas.routes[0].request].name == "A");
}

TEST_CASE("loaded schemas stay valid when they are moved") {
  std::string error;
  auto loaded = load_schemas({good_messages, good_methods, good_recognise}, error);
  REQUIRE(loaded.has_value());
  const LoadedSchemas moved = std::move(*loaded);
  loaded.reset();
  CHECK(find_message(moved.schemas, "B") != nullptr);
  CHECK(find_field(moved.schemas.messages[0], "fooBar") != nullptr);
}

TEST_CASE("texts that are no objects") {
  for (const std::string_view text : {"", "[]", "{", "null", "{} {}"}) {
    CAPTURE(text);
    CHECK(says(error_of(text), "messages"));
    CHECK(says(error_of(good_messages, text), "methods"));
    CHECK(says(error_of(good_messages, good_methods, text), "recognise"));
  }
}

TEST_CASE("what must be there is named when it is missing") {
  CHECK(says(error_of("{}"), "definitions"));
  CHECK(says(error_of(R"({"definitions": []})"), "definitions"));
  CHECK(says(error_of(good_messages, "{}"), "routes"));
  CHECK(says(error_of(good_messages, R"({"routes": [{"id": "a.b"}]})"), "a.b"));
  CHECK(says(error_of(good_messages, R"({"routes": [5]})"), "methods"));
  for (const std::string_view name :
       {"signs", "turns", "turnMembers", "content", "contentMembers", "lists", "instances", "foreign", "foreignModels",
        "ownModels", "modelCharacters", "requests", "batchRequests"}) {
    CAPTURE(name);
    std::string text(good_recognise);
    text.replace(text.find('"' + std::string(name) + "\":") + 1, name.size(), "other");
    CHECK(says(error_of(good_messages, good_methods, text), name));
  }
}

TEST_CASE("a wrong definition or field is named") {
  CHECK(says(error_of(R"({"definitions": {"A": 5}})"), "A"));
  for (
      const std::string_view property :
      {"5", "{}", R"({"type": "thing"})", R"({"type": "string", "format": "no-such-format"})",
       R"({"$ref": "#/definitions/Missing"})", R"({"type": "array", "items": {}})",
       R"({"type": "object", "additionalProperties": {"type": "object", "additionalProperties": {"type": "string"}}})"}) {
    CAPTURE(property);
    CHECK(says(error_of(with_property(property)), "A.bad"));
  }
}

TEST_CASE("a route's request must be a message") {
  CHECK(says(error_of(good_messages, R"({"routes": [{"id": "a.b", "path": "a", "request": "Missing"}]})"), "Missing"));
}

TEST_CASE("more fields or oneofs than there is room for") {
  std::string properties;
  for (int i = 0; i < 256; ++i)
    properties += (i > 0 ? ", " : "") + ("\"f" + std::to_string(i)) + "\": {\"type\": \"string\"}";
  CHECK(says(error_of(R"({"definitions": {"A": {"properties": {)" + properties + "}}}}"), "A"));
  std::string oneofs;
  for (int i = 0; i < 17; ++i) oneofs += (i > 0 ? ", " : "") + ("\"o" + std::to_string(i)) + "\": []";
  CHECK(says(error_of(R"({"definitions": {"A": {"x-oneofs": {)" + oneofs + "}}}}"), "A"));
}

TEST_CASE("members of the wrong kind are refused, not read past") {
  // Nothing here may crash, whatever it says.
  for (const std::string_view text :
       {R"({"definitions": {"A": {"x-oneofs": {"o": 5}}}})", R"({"definitions": {"A": {"x-oneofs": {"o": ["a", 5]}}}})",
        R"({"definitions": {"A": {"properties": {"f": {"enum": [5, null]}}}}})",
        R"({"definitions": {"A": {"properties": {"f": {"enum": ["X"], "x-numbers": ["1"]}}}}})",
        R"({"definitions": {"A": {"properties": {"f": {"type": "array", "items": 5}}}}})",
        R"({"definitions": {"A": {"properties": []}}})"}) {
    CAPTURE(text);
    std::string error;
    const auto loaded = load_schemas({text, R"({"routes": []})", good_recognise}, error);
    CHECK(loaded.has_value() == error.empty());
  }
}
