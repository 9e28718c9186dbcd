#include "api/schema.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "api/load_schemas.hpp"

using namespace gemlint::api;

namespace {

const Message& message(std::string_view name) {
  const Message* found = find_message(bundled_schemas(), name);
  REQUIRE_MESSAGE(found != nullptr, name);
  return *found;
}

std::string_view found_name(const Message& in, std::string_view name) {
  const Field* field = find_field(in, name);
  return field == nullptr ? std::string_view() : field->name;
}

}  // namespace

TEST_CASE("every field of every message is found under both spellings") {
  for (const Message& in : bundled_schemas().messages) {
    for (const Field& field : in.fields) {
      CAPTURE(in.name);
      CAPTURE(field.name);
      CHECK(find_field(in, field.name) == &field);
      const Field* by_proto_name = find_field(in, field.proto_name);
      REQUIRE(by_proto_name != nullptr);
      // Another field's JSON name wins over this one's proto name.
      CHECK((by_proto_name == &field || by_proto_name->name == field.proto_name));
    }
  }
}

TEST_CASE("names that only look like a field's are not found") {
  const Message& config = message("GenerationConfig");
  CHECK(found_name(config, "maxOutputTokens") == "maxOutputTokens");
  CHECK(found_name(config, "max_output_tokens") == "maxOutputTokens");
  for (const std::string_view name : {"", "MaxOutputTokens", "max-output-tokens", "maxoutputtokens", "maxOutputToken",
                                      "maxOutputTokens ", "max_outputTokens", "MAX_OUTPUT_TOKENS"}) {
    CAPTURE(name);
    CHECK(find_field(config, name) == nullptr);
  }
  CHECK(find_field(config, std::string(1'000'000, 'x')) == nullptr);
}

TEST_CASE("the two spellings of responseJsonSchema are two fields") {
  const Message& config = message("GenerationConfig");
  CHECK(found_name(config, "responseJsonSchema") == "responseJsonSchema");
  CHECK(found_name(config, "response_json_schema") == "_responseJsonSchema");
}

TEST_CASE("a message without fields knows no name") {
  CHECK(find_field(message("CodeExecution"), "anything") == nullptr);
  CHECK(find_field(Message(), "anything") == nullptr);
}

TEST_CASE("messages are found by name") {
  CHECK(message("Part").name == "Part");
  CHECK(find_message(bundled_schemas(), "part") == nullptr);
  CHECK(find_message(bundled_schemas(), "") == nullptr);
}

TEST_CASE("snake_case as protobuf derives it") {
  CHECK(snake_case("maxOutputTokens") == "max_output_tokens");
  CHECK(snake_case("text") == "text");
  CHECK(snake_case("topP") == "top_p");
  CHECK(snake_case("sha256Hash") == "sha256_hash");
  CHECK(snake_case("").empty());
}

TEST_CASE("a JSON name wins over another field's proto name") {
  const std::vector<Field> fields = {{.name = "fooBar", .proto_name = "foo"}, {.name = "foo", .proto_name = "foo_bar"}};
  const std::vector<NameSlot> names = build_names(fields);
  Message in;
  in.fields = fields;
  in.names = names;
  CHECK(find_field(in, "foo") == &fields[1]);
  CHECK(find_field(in, "fooBar") == &fields[0]);
  CHECK(find_field(in, "foo_bar") == &fields[1]);
}

TEST_CASE("fields point at messages and enums that are there") {
  const Schemas& schemas = bundled_schemas();
  for (const Message& in : schemas.messages) {
    for (const Field& field : in.fields) {
      CAPTURE(in.name);
      CAPTURE(field.name);
      const Kind kind = field.kind == Kind::map ? field.value_kind : field.kind;
      if (kind == Kind::message) CHECK(field.type < schemas.messages.size());
      if (kind == Kind::enumeration) CHECK(field.type < schemas.enums.size());
      CHECK(field.oneof <= in.oneofs.size());
    }
  }
  for (const Route& route : schemas.routes) {
    CAPTURE(route.id);
    CHECK((route.request == no_index || route.request < schemas.messages.size()));
  }
}
