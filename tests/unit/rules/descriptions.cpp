#include "rules/descriptions.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "api/load_schemas.hpp"
#include "api/names.hpp"
#include "rules/load_descriptions.hpp"
#include "source_files.hpp"

using namespace gemlint;
using rules::description_of;
using rules::Language;
namespace names = api::names;

namespace {

constexpr const char* schema_text =
    R"({"definitions": {"Cup": {"properties": {"size": {"type": "string", "enum": ["SIZE_NONE", "BIG"], "x-enum": "Cup.Size"},
  "lid": {"type": "boolean"}, "mood": {"type": "string", "enum": ["calm", "merry"], "x-enum": ""}}},
  "Tray": {"properties": {"cups": {"type": "array", "items": {"$ref": "#/definitions/Cup"}},
  "mood": {"type": "string", "enum": ["none", "merry"], "x-enum": ""}}}}})";
constexpr const char* text = R"({"messages": {"Cup": {"about": "A cup.", "fields": {"mood": "Its mood."}},
  "Tray": {"about": "A tray.", "fields": {"cups": "What stands on it."}}},
  "enums": {"Cup.Size": {"BIG": "Large."}, "Tray.mood": {"merry": "Glad."}}})";

api::LoadedSchemas loaded_schema(const char* of = schema_text) {
  std::string error;
  auto loaded = api::load_messages(of, error);
  REQUIRE_MESSAGE(loaded, error);
  return std::move(*loaded);
}

std::string error_of(const std::string& descriptions) {
  const api::LoadedSchemas loaded = loaded_schema();
  std::string error;
  CHECK_FALSE(rules::load_descriptions({"d.json", descriptions}, loaded.schemas, error));
  return error;
}

const api::Message& bundled(std::string_view name) {
  const api::Message* found = api::find_message(api::bundled_schemas(), name);
  REQUIRE(found != nullptr);
  return *found;
}

}  // namespace

TEST_CASE("each message, field and value has its own sentence or none") {
  const api::LoadedSchemas loaded = loaded_schema();
  std::string error;
  const auto read = rules::load_descriptions({"d.json", text}, loaded.schemas, error);
  REQUIRE_MESSAGE(read, error);
  const rules::Descriptions tables = read->tables();
  const api::Message& cup = loaded.messages[0];
  const api::Message& tray = loaded.messages[1];
  CHECK(description_of(tables, cup) == "A cup.");
  CHECK(description_of(tables, cup, cup.fields[0]).empty());
  CHECK(description_of(tables, cup, cup.fields[1]).empty());
  CHECK(description_of(tables, cup, cup.fields[2]) == "Its mood.");
  CHECK(description_of(tables, tray) == "A tray.");
  CHECK(description_of(tables, tray, tray.fields[0]) == "What stands on it.");
  CHECK(description_of(tables, tray, tray.fields[1]).empty());

  const auto of_value = [&](const api::Field& field, std::string_view value) {
    return description_of(tables, loaded.enums[field.type], value);
  };
  CHECK(of_value(cup.fields[0], "SIZE_NONE").empty());
  CHECK(of_value(cup.fields[0], "BIG") == "Large.");
  CHECK(of_value(cup.fields[0], "HUGE").empty());
  CHECK(of_value(cup.fields[2], "merry").empty());
  CHECK(of_value(tray.fields[1], "merry") == "Glad.");
}

TEST_CASE("what other schemas call the same is described, and nothing else of theirs") {
  const api::LoadedSchemas loaded = loaded_schema();
  std::string error;
  const auto read = rules::load_descriptions({"d.json", text}, loaded.schemas, error);
  REQUIRE_MESSAGE(read, error);
  const api::LoadedSchemas other = loaded_schema(
      R"({"definitions": {"Tray": {"properties": {"colour": {"type": "string"},
    "mood": {"type": "string", "enum": ["none", "sad", "merry"], "x-enum": ""},
    "cups": {"type": "array", "items": {"$ref": "#/definitions/Bowl"}}}},
    "Bowl": {"properties": {"size": {"type": "string", "enum": ["HUGE", "BIG"], "x-enum": "Cup.Size"}}}}})");
  const rules::Descriptions tables = read->tables();
  const api::Message& tray = other.messages[0];
  const api::Message& bowl = other.messages[1];
  CHECK(description_of(tables, tray) == "A tray.");
  CHECK(description_of(tables, tray, tray.fields[0]).empty());
  CHECK(description_of(tables, tray, tray.fields[2]) == "What stands on it.");
  CHECK(description_of(tables, other.enums[tray.fields[1].type], "merry") == "Glad.");
  CHECK(description_of(tables, other.enums[tray.fields[1].type], "sad").empty());
  CHECK(description_of(tables, bowl).empty());
  CHECK(description_of(tables, bowl, bowl.fields[0]).empty());
  CHECK(description_of(tables, other.enums[bowl.fields[0].type], "BIG") == "Large.");
}

TEST_CASE("what the schemas do not have cannot be described") {
  CHECK(error_of("[]") == "d.json: not a JSON object");
  CHECK(error_of(R"({"message": {}})") == "d.json: unknown key \"message\"");
  CHECK(error_of(R"({"messages": []})") == "d.json: \"messages\" is not an object");
  CHECK(error_of(R"({"messages": {"Mug": {"about": "A mug."}}})") == "d.json: no message \"Mug\"");
  CHECK(error_of(R"({"messages": {"Cup": "A cup."}})") == "d.json: Cup: not an object");
  CHECK(error_of(R"({"messages": {"Cup": {"fields": {}}}})") == "d.json: needs \"about\"");
  CHECK(error_of(R"({"messages": {"Cup": {"about": "", "lid": ""}}})") == "d.json: Cup: unknown key \"lid\"");
  CHECK(error_of(R"({"messages": {"Cup": {"about": "", "fields": {"ear": ""}}}})") == "d.json: Cup has no \"ear\"");
  CHECK(error_of(R"({"messages": {"Cup": {"about": "", "fields": {"lid": 1}}}})") == "d.json: Cup.lid: not a string");
  for (const char* name : {R"("Mug.lid")", R"("Cup.ear")", R"("Cup.lid")", R"("Cup")", R"("")", "1"})
    CHECK_MESSAGE(error_of(R"({"freeText": [)" + std::string(name) + "]}").find("freeText: no field of text") == 8,
                  name);
  CHECK(error_of(R"({"freeText": {}})") == "d.json: \"freeText\" is not a list");
  CHECK(error_of(R"({"enums": {"Cup.lid": {}}})") == "d.json: no enum \"Cup.lid\"");
  CHECK(error_of(R"({"enums": {"Cup.size": {}}})") == "d.json: no enum \"Cup.size\"");
  CHECK(error_of(R"({"enums": {"": {}}})") == "d.json: no enum \"\"");
  CHECK(error_of(R"({"enums": {"Cup.Size": {"SMALL": ""}}})") == "d.json: Cup.Size has no \"SMALL\"");
  CHECK(error_of(R"({"enums": {"Cup.Size": {"BIG": null}}})") == "d.json: Cup.Size.BIG: not a string");
}

TEST_CASE("which fields hold the author's own text") {
  const auto is_free = [](std::string_view message, std::string_view field) {
    const api::Message& owner = bundled(message);
    const api::Field* found = api::find_field(owner, field);
    REQUIRE_MESSAGE(found != nullptr, field);
    return rules::is_free_text(owner, *found);
  };
  CHECK(is_free("Part", "text"));
  CHECK(is_free("Schema", "description"));
  CHECK(is_free("BatchEmbedTextRequest", "texts"));
  CHECK_FALSE(is_free("Part", "thought"));
  CHECK_FALSE(is_free("Content", "role"));
  CHECK_FALSE(is_free("GenerateContentRequest", "model"));
}

TEST_CASE("the bundled descriptions are those of the files") {
  const api::Schemas& schemas = api::bundled_schemas();
  for (const Language language : {Language::en, Language::pl}) {
    const char* name = language == Language::en ? "descriptions.json" : "locale/pl.json";
    std::string error;
    const auto read = rules::load_descriptions(
        {name, rules::test::text_of(rules::test::source_folder() / "schemas" / name)}, schemas, error);
    REQUIRE_MESSAGE(read, error);
    const rules::Descriptions& built = rules::bundled_descriptions(language);
    CHECK(built.schemas == &schemas);
    CHECK(built.text == read->text);
    CHECK(std::ranges::equal(built.ends, read->ends));
    CHECK(std::ranges::equal(built.messages, read->messages));
    CHECK(std::ranges::equal(built.enums, read->enums));
  }
}

TEST_CASE("a name of the API is described in the language that is asked for") {
  const api::Message& content = bundled(names::messages::Content);
  const api::Field& role = *api::find_field(content, names::Content::role);
  for (const Language language : {Language::en, Language::pl}) {
    CHECK_FALSE(description_of(language, content).empty());
    CHECK(description_of(language, content, role).find("\"user\"") != std::string_view::npos);
    CHECK(description_of(language, content) != description_of(language, content, role));
  }
  CHECK(description_of(Language::en, content, role) != description_of(Language::pl, content, role));

  // A copy that belongs to no table is known by its name.
  api::Message own = content;
  own.id = api::no_index;
  const api::Field own_role = role;
  CHECK(description_of(Language::en, own, own_role) == description_of(Language::en, content, role));
  own.name = "Contents";
  CHECK(description_of(Language::en, own, own_role).empty());
}
