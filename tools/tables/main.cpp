// Makes the constant tables of the program from schemas/ and rules/: it loads them as the program would load a user's
// files, and prints the same structs as C++. So there is one reading of each format, and nothing is parsed when gemlint
// starts.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>

#include "api/load_models.hpp"
#include "api/load_schemas.hpp"
#include "literal.hpp"
#include "print_descriptions.hpp"
#include "print_models.hpp"
#include "print_names.hpp"
#include "print_offers.hpp"
#include "print_rules.hpp"
#include "rules/load_descriptions.hpp"
#include "rules/load_offers.hpp"
#include "rules/load_rules.hpp"
#include "rules/validate_rules.hpp"

namespace {

using namespace gemlint;

std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  if (!in) {
    std::cerr << path.string() << ": cannot be read\n";
    std::exit(1);
  }
  return text.str();
}

using tables::quoted;

class Printer {
 public:
  explicit Printer(std::ostream& out) : out_(out) {}

  /// Prints an array of strings and returns the name to refer to it by; "{}" for none.
  std::string list(std::span<const std::string_view> items) {
    if (items.empty()) return "{}";
    const std::string name = "list_" + std::to_string(++count_);
    out_ << "constexpr std::string_view " << name << "[] = {";
    for (const std::string_view item : items) out_ << quoted(item) << ", ";
    out_ << "};\n";
    return name;
  }

  void schemas(const api::Schemas& schemas);

 private:
  std::ostream& out_;
  int count_ = 0;
};

void Printer::schemas(const api::Schemas& schemas) {
  std::ostringstream messages;
  for (std::size_t i = 0; i < schemas.messages.size(); ++i) {
    const api::Message& message = schemas.messages[i];
    std::string fields = "{}";
    if (!message.fields.empty()) {
      fields = "fields_" + std::to_string(i);
      out_ << "constexpr api::Field " << fields << "[] = {\n";
      for (const api::Field& field : message.fields) {
        out_ << "  {" << quoted(field.name) << ", " << quoted(field.proto_name) << ", static_cast<api::Kind>("
             << static_cast<int>(field.kind) << "), static_cast<api::Kind>(" << static_cast<int>(field.value_kind)
             << "), " << field.repeated << ", " << field.presence << ", static_cast<api::Tier>("
             << static_cast<int>(field.tier) << "), " << static_cast<int>(field.oneof) << ", " << field.type << ", "
             << quoted(field.entry) << ", " << field.output_only << ", " << field.deprecated << "},\n";
      }
      out_ << "};\n";
    }
    const std::string names = "names_" + std::to_string(i);
    out_ << "constexpr api::NameSlot " << names << "[] = {";
    for (const api::NameSlot& slot : message.names) out_ << '{' << quoted(slot.name) << ", " << slot.field << "}, ";
    out_ << "};\n";
    messages << "  {" << quoted(message.name) << ", " << quoted(message.type_name) << ", " << fields << ", "
             << list(message.oneofs) << ", " << names << ", " << i << "},\n";
  }
  std::ostringstream enums;
  for (std::size_t i = 0; i < schemas.enums.size(); ++i) {
    const api::Enum& type = schemas.enums[i];
    out_ << "constexpr api::EnumValue values_" << i << "[] = {";
    for (const api::EnumValue& value : type.values) out_ << '{' << quoted(value.name) << ", " << value.number << "}, ";
    out_ << "};\n";
    enums << "  {" << quoted(type.type_name) << ", values_" << i << ", " << type.numbers_known << "},\n";
  }
  std::ostringstream routes;
  for (const api::Route& route : schemas.routes) {
    routes << "  {" << quoted(route.id) << ", " << quoted(route.http) << ", " << quoted(route.root) << ", "
           << quoted(route.path) << ", " << route.in_v1 << ", " << route.in_v1beta << ", static_cast<api::Coverage>("
           << static_cast<int>(route.coverage) << "), static_cast<api::Tier>(" << static_cast<int>(route.tier) << "), "
           << route.request << ", " << quoted(route.prefix) << ", " << list(route.bound_presence) << "},\n";
  }
  const api::Recognition& recognition = schemas.recognition;
  std::ostringstream names;
  for (const auto part : {recognition.signs, recognition.turns, recognition.turn_members, recognition.content,
                          recognition.content_members, recognition.lists, recognition.instances, recognition.foreign,
                          recognition.foreign_models, recognition.own_models, recognition.model_characters,
                          recognition.requests, recognition.batch_requests}) {
    names << list(part) << ", ";
  }
  const std::string hosts = list(schemas.hosts);
  out_ << "constexpr api::Message messages[] = {\n" << messages.str() << "};\n";
  out_ << "constexpr api::Enum enums[] = {\n" << enums.str() << "};\n";
  out_ << "constexpr api::Route routes[] = {\n" << routes.str() << "};\n";
  out_ << "constexpr api::Schemas schemas = {" << quoted(schemas.package) << ", " << quoted(schemas.knowledge)
       << ", messages, enums, routes, " << hosts << ", {" << names.str() << "}};\n";
}

int fail(const std::string& error) {
  std::cerr << error << '\n';
  return 1;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 5) return fail("usage: gemlint_make_tables SCHEMAS_FOLDER RULES_FOLDER TABLES NAMES");
  const std::filesystem::path schemas_folder(argv[1]);
  const std::filesystem::path rules_folder(argv[2]);
  std::string error;
  const std::string messages = read_file(schemas_folder / "api/v1beta.json");
  const std::string methods = read_file(schemas_folder / "methods.json");
  const std::string recognise = read_file(schemas_folder / "recognise.json");
  const auto schemas = api::load_schemas({messages, methods, recognise}, error);
  if (!schemas) return fail("schemas: " + error);
  const auto models = api::load_models(read_file(schemas_folder / "models.json"), error);
  if (!models) return fail("schemas/models.json: " + error);

  std::vector<rules::RuleFile> files;
  for (const auto& entry : std::filesystem::directory_iterator(rules_folder)) {
    const std::string name = entry.path().filename().string();
    const bool shared =
        name == "words.json" || name == "foreign_names.json" || name == "guidance.json" || name == "ui.json";
    if (entry.path().extension() == ".json" && !shared) files.push_back({name, read_file(entry.path())});
  }
  std::sort(files.begin(), files.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  const auto shared_file = [&](const char* name) { return rules::RuleFile{name, read_file(rules_folder / name)}; };
  const auto rule_set = rules::load_rules(files,
                                          {shared_file("words.json"), shared_file("foreign_names.json"),
                                           shared_file("guidance.json"), shared_file("ui.json")},
                                          error);
  if (!rule_set) return fail("rules/" + error);
  if (const std::string wrong = rules::wrong_name_in(rule_set->set, schemas->schemas, models->models); !wrong.empty())
    return fail("rules/" + wrong);
  const auto polish = rules::translate(rule_set->set, shared_file("locale/pl.json"), error);
  if (!polish) return fail("rules/" + error);
  const auto descriptions_in = [&](const char* name) {
    return rules::load_descriptions({name, read_file(schemas_folder / name)}, schemas->schemas, error);
  };
  const auto english_descriptions = descriptions_in("descriptions.json");
  if (!english_descriptions) return fail("schemas/" + error);
  const auto polish_descriptions = descriptions_in("locale/pl.json");
  if (!polish_descriptions) return fail("schemas/" + error);

  const auto offers = rules::load_offers({"completion.json", read_file(schemas_folder / "completion.json")}, error);
  if (!offers) return fail("schemas/" + error);

  std::ofstream out(argv[3], std::ios::binary);
  out << "// Made from schemas/ and rules/ by tools/tables. Not to be edited.\n#include \"api/model.hpp\"\n#include "
         "\"api/schema.hpp\"\n#include \"lint/config_schema.hpp\"\n#include \"lsp/forms.hpp\"\n#include "
         "\"rules/descriptions.hpp\"\n#include \"rules/offers.hpp\"\n#include \"rules/rule.hpp\"\n\n"
         "namespace gemlint {\nnamespace {\n\n";
  Printer printer(out);
  printer.schemas(schemas->schemas);
  tables::print_models(out, models->models);
  tables::print_rules(out, rule_set->set, to_string(rules::Language::en), schemas->schemas);
  tables::print_rules(out, polish->set, to_string(rules::Language::pl), schemas->schemas);
  tables::print_descriptions(out, english_descriptions->tables(), to_string(rules::Language::en));
  tables::print_descriptions(out, polish_descriptions->tables(), to_string(rules::Language::pl));
  tables::print_offers(out, offers->offers);
  out << "constexpr std::string_view forms_schema = " << tables::quoted(read_file(schemas_folder / "forms.json"))
      << ";\n";
  out << "constexpr std::string_view config_schema = " << tables::quoted(read_file(schemas_folder / "config.json"))
      << ";\n";
  out << "\n}  // namespace\n\nstd::string_view lint::config_schema_text() { return config_schema; }\n"
         "std::string_view lsp::forms_schema_text() { return forms_schema; }\n"
         "const rules::Offers& rules::bundled_offers() { return offers; }\nconst "
         "api::Schemas& api::bundled_schemas() { return schemas; }\n"
         "const api::Models& api::bundled_models() { return models; }\n"
         "const rules::RuleSet& rules::bundled_rules(Language language) { return language == Language::pl ? "
         "rule_set_pl : rule_set_en; }\n"
         "const rules::Descriptions& rules::bundled_descriptions(Language language) {\n  return language == "
         "Language::pl "
         "? descriptions_pl : descriptions_en;\n}\n\n"
         "}  // namespace gemlint\n";
  if (!out.good()) return fail(std::string(argv[3]) + ": cannot be written");
  std::ofstream names(argv[4], std::ios::binary);
  tables::print_names(names, schemas->schemas);
  return names.good() ? 0 : fail(std::string(argv[4]) + ": cannot be written");
}
