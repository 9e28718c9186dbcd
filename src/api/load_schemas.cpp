#include "api/load_schemas.hpp"

#include <bit>
#include <map>

#include "json/accept.hpp"
#include "json/members.hpp"

namespace gemlint::api {
namespace {

using json::member;
using json::Value;

std::string_view text_of(const Value& value) { return {value.GetString(), value.GetStringLength()}; }

std::string_view string_member(const Value& object, const char* name) {
  const Value* value = member(object, name);
  return value != nullptr && value->IsString() ? text_of(*value) : std::string_view();
}

/// "type", or the first of a list of types: what else is taken, such as null, is for other readers of the file.
std::string_view type_of(const Value& property) {
  const Value* types = member(property, "type");
  const bool has_list = types != nullptr && types->IsArray() && !types->Empty() && (*types)[0].IsString();
  return has_list ? text_of((*types)[0]) : string_member(property, "type");
}

bool true_member(const Value& object, const char* name) {
  const Value* value = member(object, name);
  return value != nullptr && value->IsTrue();
}

Kind scalar_kind(std::string_view type, std::string_view format) {
  static const std::map<std::string_view, Kind, std::less<>> formats = {{"byte", Kind::bytes},
                                                                        {"google-duration", Kind::duration},
                                                                        {"google-datetime", Kind::timestamp},
                                                                        {"google-fieldmask", Kind::field_mask},
                                                                        {"int32", Kind::int32},
                                                                        {"int64", Kind::int64},
                                                                        {"uint32", Kind::uint32},
                                                                        {"uint64", Kind::uint64},
                                                                        {"float", Kind::float32},
                                                                        {"double", Kind::float64}};
  if (const auto found = formats.find(format); found != formats.end()) return found->second;
  if (!format.empty()) return Kind::opaque;
  return type == "string" ? Kind::string : type == "boolean" ? Kind::boolean : Kind::opaque;
}

Tier tier_of(std::string_view letter) {
  return letter == "A" ? Tier::a : letter == "B" ? Tier::b : letter == "C" ? Tier::c : Tier::none;
}

class Loader {
 public:
  Loader(LoadedSchemas& out, std::string& error) : out_(out), error_(error) {}

  bool load_messages(const Value& root);
  bool load_routes(const Value& root);
  bool load_recognition(const Value& root);

 private:
  bool fail(std::string_view where, std::string_view what) {
    error_ = std::string(where) + ": " + std::string(what);
    return false;
  }
  std::string_view keep(std::string_view text) { return out_.strings.emplace_back(text); }
  std::span<const std::string_view> keep_list(const Value* list);
  bool load_message(std::string_view name, const Value& definition);
  bool load_field(std::string_view owner, std::string_view name, const Value& property, Field& field);
  bool load_type(std::string_view where, const Value& property, Kind& kind, std::uint16_t& type, Field* field);
  std::uint16_t enum_index(const Value& property);

  LoadedSchemas& out_;
  std::string& error_;
  std::map<std::string, std::uint16_t, std::less<>> message_index_;
  std::map<std::string, std::uint16_t, std::less<>> enum_index_;
};

std::span<const std::string_view> Loader::keep_list(const Value* list) {
  if (list == nullptr || !list->IsArray() || list->Empty()) return {};
  std::vector<std::string_view>& kept = out_.lists.emplace_back();
  for (const Value& item : list->GetArray()) kept.push_back(item.IsString() ? keep(text_of(item)) : std::string_view());
  return kept;
}

std::uint16_t Loader::enum_index(const Value& property) {
  const Value& values = *member(property, "enum");
  const std::string_view type_name = string_member(property, "x-enum");
  std::string identity(type_name);
  for (const Value& value : values.GetArray())
    identity += ',' + (value.IsString() ? std::string(text_of(value)) : std::string());
  const auto [found, added] = enum_index_.emplace(identity, static_cast<std::uint16_t>(out_.enums.size()));
  if (!added) return found->second;
  const Value* numbers = member(property, "x-numbers");
  bool known = numbers != nullptr && numbers->IsArray() && numbers->Size() == values.Size();
  std::vector<EnumValue>& kept = out_.values.emplace_back();
  for (rapidjson::SizeType i = 0; i < values.Size(); ++i) {
    kept.push_back({keep(text_of(values[i])), known && (*numbers)[i].IsInt() ? (*numbers)[i].GetInt() : -1});
    known = known && kept.back().number >= 0;
  }
  out_.enums.push_back({.type_name = keep(type_name), .values = kept, .numbers_known = known});
  return found->second;
}

bool Loader::load_type(std::string_view where, const Value& property, Kind& kind, std::uint16_t& type, Field* field) {
  if (!property.IsObject()) return fail(where, "not an object");
  if (const std::string_view reference = string_member(property, "$ref"); !reference.empty()) {
    const auto found = message_index_.find(reference.substr(reference.rfind('/') + 1));
    if (found == message_index_.end()) return fail(where, "no definition for " + std::string(reference));
    kind = Kind::message;
    type = found->second;
    return true;
  }
  if (const std::string_view name = string_member(property, "x-well-known"); !name.empty()) {
    kind = name == "google.protobuf.Struct"      ? Kind::structure
           : name == "google.protobuf.Value"     ? Kind::value
           : name == "google.protobuf.ListValue" ? Kind::list_value
                                                 : Kind::opaque;
    return true;
  }
  if (const Value* values = member(property, "enum"); values != nullptr && values->IsArray()) {
    for (const Value& value : values->GetArray()) {
      if (!value.IsString()) return fail(where, "\"enum\" holds something that is no string");
    }
    kind = Kind::enumeration;
    type = enum_index(property);
    return true;
  }
  if (const Value* values = member(property, "additionalProperties"); values != nullptr && values->IsObject()) {
    if (field == nullptr) return fail(where, "a map cannot be a map's value");
    kind = Kind::map;
    field->entry = keep(string_member(property, "x-map"));
    return load_type(where, *values, field->value_kind, type, nullptr);
  }
  kind = scalar_kind(type_of(property), string_member(property, "format"));
  return kind != Kind::opaque || fail(where, "type is none of those that schemas may have");
}

bool Loader::load_field(std::string_view owner, std::string_view name, const Value& property, Field& field) {
  const std::string where = std::string(owner) + '.' + std::string(name);
  if (!property.IsObject()) return fail(where, "not an object");
  field.name = keep(name);
  const std::string_view proto = string_member(property, "x-proto");
  field.proto_name = proto.empty() ? keep(snake_case(name)) : keep(proto);
  field.presence = true_member(property, "x-presence");
  field.tier = tier_of(string_member(property, "x-tier"));
  field.output_only = true_member(property, "readOnly");
  field.deprecated = true_member(property, "deprecated");
  const Value* items = member(property, "items");
  field.repeated = items != nullptr;
  return load_type(where, items != nullptr ? *items : property, field.kind, field.type, &field);
}

bool Loader::load_message(std::string_view name, const Value& definition) {
  Message message;
  message.name = keep(name);
  // An empty "x-type" says that the server's name for it is not known.
  const bool named = definition.HasMember("x-type");
  message.type_name = named ? keep(string_member(definition, "x-type")) : message.name;
  std::vector<Field>& fields = out_.fields.emplace_back();
  if (const Value* properties = member(definition, "properties"); properties != nullptr && properties->IsObject()) {
    for (const auto& property : properties->GetObject()) {
      if (!load_field(name, text_of(property.name), property.value, fields.emplace_back())) return false;
    }
  }
  if (fields.size() > 255) return fail(name, "over 255 fields");
  if (const Value* oneofs = member(definition, "x-oneofs"); oneofs != nullptr && oneofs->IsObject()) {
    if (oneofs->MemberCount() > 16) return fail(name, "over 16 oneofs");
    std::vector<std::string_view>& kept = out_.lists.emplace_back();
    for (const auto& oneof : oneofs->GetObject()) {
      kept.push_back(keep(text_of(oneof.name)));
      if (!oneof.value.IsArray()) return fail(name, "\"x-oneofs\" holds something that is no list");
      for (const Value& of : oneof.value.GetArray()) {
        for (Field& field : fields) {
          if (of.IsString() && field.name == text_of(of)) field.oneof = static_cast<std::uint8_t>(kept.size());
        }
      }
    }
    message.oneofs = kept;
  }
  message.fields = fields;
  message.names = out_.names.emplace_back(build_names(fields));
  out_.messages.push_back(message);
  return true;
}

bool Loader::load_messages(const Value& root) {
  const Value* definitions = member(root, "definitions");
  if (definitions == nullptr || !definitions->IsObject()) return fail("schema", "has no object \"definitions\"");
  if (definitions->MemberCount() >= no_index) return fail("schema", "too many definitions");
  out_.schemas.package = keep(string_member(root, "x-package"));
  out_.schemas.knowledge = keep(string_member(root, "x-knowledge"));
  for (const auto& definition : definitions->GetObject()) {
    message_index_.emplace(text_of(definition.name), static_cast<std::uint16_t>(message_index_.size()));
  }
  if (message_index_.size() != definitions->MemberCount()) return fail("schema", "two definitions of one name");
  for (const auto& definition : definitions->GetObject()) {
    if (!definition.value.IsObject()) return fail(text_of(definition.name), "not an object");
    if (!load_message(text_of(definition.name), definition.value)) return false;
  }
  return true;
}

bool Loader::load_routes(const Value& root) {
  const Value* routes = member(root, "routes");
  if (routes == nullptr || !routes->IsArray()) return fail("methods", "has no list \"routes\"");
  out_.schemas.hosts = keep_list(member(root, "hosts"));
  for (const Value& entry : routes->GetArray()) {
    if (!entry.IsObject()) return fail("methods", "a route is not an object");
    Route route;
    route.id = keep(string_member(entry, "id"));
    route.http = keep(string_member(entry, "http"));
    route.root = keep(string_member(entry, "root"));
    route.path = keep(string_member(entry, "path"));
    if (route.path.empty()) return fail(route.id, "a route has no path");
    if (const Value* versions = member(entry, "versions"); versions != nullptr && versions->IsArray()) {
      for (const Value& version : versions->GetArray()) {
        route.in_v1 = route.in_v1 || (version.IsString() && text_of(version) == "v1");
        route.in_v1beta = route.in_v1beta || (version.IsString() && text_of(version) == "v1beta");
      }
    }
    route.coverage = string_member(entry, "coverage") == "full" ? Coverage::full : Coverage::none;
    route.tier = tier_of(string_member(entry, "tier"));
    if (const std::string_view request = string_member(entry, "request"); !request.empty()) {
      const auto found = message_index_.find(request);
      if (found == message_index_.end()) return fail(route.id, "no definition for its request " + std::string(request));
      route.request = found->second;
    }
    route.prefix = keep(string_member(entry, "prefix"));
    route.bound_presence = keep_list(member(entry, "boundPresence"));
    out_.routes.push_back(route);
  }
  return true;
}

bool Loader::load_recognition(const Value& root) {
  Recognition& recognition = out_.schemas.recognition;
  const auto read = [&](const char* name, Recognition::Names& names) {
    names = keep_list(member(root, name));
    return !names.empty() || fail("recognise", std::string("has no list \"") + name + '"');
  };
  return read("signs", recognition.signs) && read("turns", recognition.turns) &&
         read("turnMembers", recognition.turn_members) && read("content", recognition.content) &&
         read("contentMembers", recognition.content_members) && read("lists", recognition.lists) &&
         read("instances", recognition.instances) && read("foreign", recognition.foreign) &&
         read("foreignModels", recognition.foreign_models) && read("ownModels", recognition.own_models) &&
         read("modelCharacters", recognition.model_characters) && read("requests", recognition.requests) &&
         read("batchRequests", recognition.batch_requests);
}

}  // namespace

std::optional<LoadedSchemas> load_messages(std::string_view text, std::string& error) {
  std::optional<LoadedSchemas> loaded(std::in_place);
  json::AcceptReader reader;
  const Value* root = reader.read(text);
  if (root == nullptr || !root->IsObject()) {
    error = "not a JSON object";
    return std::nullopt;
  }
  if (!Loader(*loaded, error).load_messages(*root)) return std::nullopt;
  loaded->schemas.messages = loaded->messages;
  loaded->schemas.enums = loaded->enums;
  return loaded;
}

std::string snake_case(std::string_view name) {
  std::string snake;
  for (const char c : name) {
    if (c >= 'A' && c <= 'Z') {
      snake += '_';
      snake += static_cast<char>(c - 'A' + 'a');
    } else {
      snake += c;
    }
  }
  return snake;
}

std::vector<NameSlot> build_names(const std::vector<Field>& fields) {
  std::vector<NameSlot> slots(std::bit_ceil(std::max<std::size_t>(2, fields.size() * 4)));
  const auto add = [&](std::string_view name, std::size_t field) {
    std::size_t at = name_hash(name) & (slots.size() - 1);
    while (!slots[at].name.empty() && slots[at].name != name) at = (at + 1) & (slots.size() - 1);
    if (slots[at].name.empty()) slots[at] = {name, static_cast<std::uint16_t>(field)};
  };
  for (std::size_t i = 0; i < fields.size(); ++i) add(fields[i].name, i);
  for (std::size_t i = 0; i < fields.size(); ++i) add(fields[i].proto_name, i);
  return slots;
}

std::optional<LoadedSchemas> load_schemas(const SchemaTexts& texts, std::string& error) {
  std::optional<LoadedSchemas> loaded(std::in_place);
  Loader loader(*loaded, error);
  json::AcceptReader reader;
  const auto load = [&](std::string_view name, std::string_view text, bool (Loader::*part)(const Value&)) {
    const Value* root = reader.read(text);
    if (root != nullptr && root->IsObject()) return (loader.*part)(*root);
    error = std::string(name) + ": not a JSON object";
    return false;
  };
  if (!load("messages", texts.messages, &Loader::load_messages) ||
      !load("methods", texts.methods, &Loader::load_routes) ||
      !load("recognise", texts.recognise, &Loader::load_recognition)) {
    return std::nullopt;
  }
  loaded->schemas.messages = loaded->messages;
  loaded->schemas.enums = loaded->enums;
  loaded->schemas.routes = loaded->routes;
  return loaded;
}

}  // namespace gemlint::api
