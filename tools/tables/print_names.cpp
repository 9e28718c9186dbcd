#include "print_names.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>

#include "literal.hpp"

namespace gemlint::tables {
namespace {

/// Names of the API that C++ keeps for itself, as words or as macros.
std::string identifier(std::string_view name) {
  constexpr std::array<std::string_view, 13> taken = {"default", "enum", "operator", "template", "NULL",
                                                      "EOF",     "auto", "float",    "private",  "public",
                                                      "delete",  "true", "false"};
  const bool is_taken = std::find(taken.begin(), taken.end(), name) != taken.end();
  return std::string(name) + (is_taken ? "_" : "");
}

void constant(std::ostream& out, std::string_view name) {
  out << "inline constexpr std::string_view " << identifier(name) << " = " << quoted(name) << ";\n";
}

}  // namespace

void print_names(std::ostream& out, const api::Schemas& schemas) {
  out << "// Made from schemas/ by tools/tables. Not to be edited.\n#pragma once\n\n#include <string_view>\n\n#include "
         "\"api/schema.hpp\"\n\n"
         "/// The names of the API: names::Content::parts is \"parts\", names::Type::ARRAY is \"ARRAY\", "
         "names::messages::Part\n"
         "/// is \"Part\".\n"
         "namespace gemlint::api::names {\n";
  out << "namespace messages {\n";
  for (const api::Message& message : schemas.messages) constant(out, message.name);
  out << "}\n";
  for (const api::Message& message : schemas.messages) {
    out << "namespace " << identifier(message.name) << " {\n";
    for (std::size_t i = 0; i < message.fields.size(); ++i) {
      const std::string_view name = message.fields[i].name;
      out << "inline constexpr FieldName " << identifier(name) << " = {" << quoted(name) << ", "
          << &message - schemas.messages.data() << ", " << i << "};\n";
    }
    out << "}\n";
  }
  // Enums of the same short name share a namespace.
  std::map<std::string, std::set<std::string_view>> enums;
  for (const api::Enum& type : schemas.enums) {
    const std::string_view name = type.type_name.substr(type.type_name.rfind('.') + 1);
    if (name.empty()) continue;
    for (const api::EnumValue& value : type.values) enums[identifier(name)].insert(value.name);
  }
  for (const auto& [name, values] : enums) {
    out << "namespace " << name << " {\n";
    for (const std::string_view value : values) constant(out, value);
    out << "}\n";
  }
  out << "}  // namespace gemlint::api::names\n";
}

}  // namespace gemlint::tables
