/// Reads schemas/api/v1beta.json, schemas/methods.json and schemas/recognise.json into the tables of schema.hpp. The
/// build uses it to make the constant tables, and --schemas to read a user's files, so that there is one reading of the
/// format.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/schema.hpp"

namespace gemlint::api {

/// Tables and the memory that they point into. Stays valid when moved.
struct LoadedSchemas {
  Schemas schemas;

  std::deque<std::string> strings;
  std::deque<std::vector<Field>> fields;
  std::deque<std::vector<NameSlot>> names;
  std::deque<std::vector<std::string_view>> lists;
  std::deque<std::vector<EnumValue>> values;
  std::vector<Message> messages;
  std::vector<Enum> enums;
  std::vector<Route> routes;
};

/// The texts of the files that make up the schemas.
struct SchemaTexts {
  std::string_view messages;   ///< api/v1beta.json
  std::string_view methods;    ///< methods.json
  std::string_view recognise;  ///< recognise.json
};

/// Loads the tables. On failure returns nothing and says in `error` which definition and what is wrong.
std::optional<LoadedSchemas> load_schemas(const SchemaTexts& texts, std::string& error);

/// Loads messages alone, from a file of the form of api/v1beta.json. Methods and what tells requests stay empty.
std::optional<LoadedSchemas> load_messages(std::string_view text, std::string& error);

/// The hash table of a message's names (both spellings; JSON names win over proto names of other fields).
std::vector<NameSlot> build_names(const std::vector<Field>& fields);

/// snake_case of a lowerCamelCase name, as protobuf derives the one from the other.
std::string snake_case(std::string_view name);

}  // namespace gemlint::api
