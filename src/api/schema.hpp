/// The API's messages, enums and routes as plain tables. The build makes them constant (no parsing at start);
/// load_schemas() makes the same structs from a user's files.
#pragma once

#include <concepts>
#include <cstdint>
#include <span>
#include <string_view>

namespace gemlint::api {

enum class Version : std::uint8_t { v1, v1beta, v1alpha };

/// "v1", "v1beta", "v1alpha".
std::string_view to_string(Version version);

/// What the server's JSON reader does with a value of a field.
enum class Kind : std::uint8_t {
  message,
  map,         ///< JSON object with free keys; Field::value_kind says what its values are
  structure,   ///< google.protobuf.Struct
  value,       ///< google.protobuf.Value
  list_value,  ///< google.protobuf.ListValue
  opaque,      ///< shape not known: anything goes
  string,
  bytes,
  boolean,
  int32,
  int64,
  uint32,
  uint64,
  float32,
  float64,
  enumeration,
  duration,
  timestamp,
  field_mask,
};

/// The name of `kind` in schemas and rules: "message", "int32", "bytes", …
std::string_view to_string(Kind kind);

/// How sure it is that v1 lacks a field or route that v1beta has (source: the v1 protos of 2025-12 against the
/// documentation of autumn 2026): a = the documentation still leaves it out, b = the documentation has it by now, c =
/// nobody says.
enum class Tier : std::uint8_t { none, a, b, c };

inline constexpr std::uint16_t no_index = 0xFFFF;

struct Field {
  std::string_view name;        ///< lowerCamelCase JSON name
  std::string_view proto_name;  ///< as in the server's messages
  Kind kind = Kind::opaque;
  Kind value_kind = Kind::opaque;  ///< of a map's values
  bool repeated = false;
  bool presence = false;          ///< proto3 `optional`: set twice is refused
  Tier tier = Tier::none;         ///< v1 lacks it
  std::uint8_t oneof = 0;         ///< 1-based index into Message::oneofs, 0 = none
  std::uint16_t type = no_index;  ///< index into Schemas::messages or Schemas::enums
  std::string_view entry = {};    ///< a map's entry type, without package
  bool output_only = false;       ///< the server sets it; what a request says of it is not heeded
  bool deprecated = false;
};

/// A slot of a message's name table: hashed, open addressing, empty name = free.
struct NameSlot {
  std::string_view name;
  std::uint16_t field = 0;
};

struct Message {
  std::string_view name;       ///< as the schema calls it: "GoogleSearch"
  std::string_view type_name;  ///< as the server calls it, without package: "Tool.GoogleSearch"; "google.type.LatLng"
                               ///< is whole; empty = not known
  std::span<const Field> fields;
  std::span<const std::string_view> oneofs;
  std::span<const NameSlot> names;  ///< a power of two of slots; both spellings
  std::uint16_t id = no_index;      ///< index among the bundled messages; no_index for those of a user's files
};

/// A field by name. A constant of api/names.hpp also says where the bundled schemas have it, so that it need not be
/// searched there; anywhere else the name is what counts.
struct FieldName {
  std::string_view text;
  std::uint16_t message = no_index;  ///< Message::id
  std::uint16_t field = 0;           ///< index into its fields

  constexpr FieldName(std::string_view name) : text(name) {}
  constexpr FieldName(const char* name) : text(name) {}
  constexpr FieldName(std::string_view name, std::uint16_t in, std::uint16_t at) : text(name), message(in), field(at) {}
  constexpr operator std::string_view() const { return text; }
};

struct EnumValue {
  std::string_view name;
  std::int32_t number = 0;  ///< -1 = not known
};

struct Enum {
  std::string_view type_name;  ///< without package; empty = not known
  std::span<const EnumValue> values;
  bool numbers_known = false;
};

enum class Coverage : std::uint8_t {
  full,
  fields,  ///< known names are checked, unknown ones pass
  none,    ///< recognised, counted, left alone
};

struct Route {
  std::string_view id;    ///< "models.generateContent"
  std::string_view http;  ///< "POST"; empty = any
  std::string_view root;  ///< what stands before the version: "", "upload", "resumable/upload", "ws"
  std::string_view path;  ///< after the version: "models/{model}:generateContent"; with root "ws", after "ws/"
  bool in_v1 = false;
  bool in_v1beta = false;
  Coverage coverage = Coverage::none;
  Tier tier = Tier::none;
  std::uint16_t request = no_index;                  ///< message of the body
  std::string_view prefix;                           ///< proto field that the body is, when it is a sub-message
  std::span<const std::string_view> bound_presence;  ///< url-bound fields that must not stand in the body
};

/// How a JSON object is told to be one of our requests when nothing else says so (schemas/recognise.json).
struct Recognition {
  using Names = std::span<const std::string_view>;
  Names signs;             ///< one of these as a member is enough
  Names turns;             ///< members that count if their value looks like turns …
  Names turn_members;      ///< … that is, has one of these
  Names content;           ///< members that count, where most others are ours, if objects stand in their value's …
  Names content_members;   ///< … member of one of these names
  Names lists;             ///< likewise, members that are lists of objects which count themselves
  Names instances;         ///< members that count beside a model of ours
  Names foreign;           ///< members that no request of ours has
  Names foreign_models;    ///< parts of model names that belong to another product
  Names own_models;        ///< beginnings of our model names
  Names model_characters;  ///< one text: every character that a model's name in a url may have
  Names requests;          ///< request types that a bare body can be, the likeliest first
  Names batch_requests;    ///< request types that a batch line can hold, the likeliest first
};

struct Schemas {
  std::string_view package;    ///< "google.ai.generativelanguage"
  std::string_view knowledge;  ///< date of the newest fact, YYYY-MM-DD
  std::span<const Message> messages;
  std::span<const Enum> enums;
  std::span<const Route> routes;
  std::span<const std::string_view> hosts;
  Recognition recognition;
};

/// The bundled schemas (schemas/api, schemas/methods.json), as constant tables.
const Schemas& bundled_schemas();

/// The hash of a name in Message::names.
std::uint32_t name_hash(std::string_view name);

/// The field that the server finds under `name` (JSON name first, then proto name), or null.
const Field* find_field(const Message& message, std::string_view name);

/// The same; a constant of api/names.hpp leads there without a search. (A template takes nothing else for a FieldName.)
template <std::same_as<FieldName> Name>
const Field* find_field(const Message& message, const Name& name) {
  if (name.message == message.id && name.message != no_index) return &message.fields[name.field];
  return find_field(message, name.text);
}

/// The message of that name, or null.
const Message* find_message(const Schemas& schemas, std::string_view name);

}  // namespace gemlint::api
