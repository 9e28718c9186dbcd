// is_set() answers from a node's bits where it can. Looking through the slots one by one must say the same, for every
// field of every message, whatever went wrong in the body.
#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <random>
#include <string>
#include <string_view>

#include "api/decode.hpp"
#include "api/load_schemas.hpp"
#include "api/view.hpp"
#include "parsed.hpp"

namespace {

using namespace gemlint;
using namespace gemlint::api;
using Random = std::mt19937;

/// What view.hpp says of a field, told from nothing but the slots.
Setting by_slots_alone(const View& view, NodeIndex index, std::size_t field) {
  const Node& node = view.nodes[index];
  Setting found;
  if (node.open_ended || view.open_ended) found.set = Set::unsure;
  std::uint32_t at = node.first_slot;
  for (const auto& member : node.object->GetObject()) {
    const Slot& slot = view.slots[at++];
    if (slot.field != field) continue;
    if (slot.unsound) return {Set::unsure};
    found = {Set::yes, &member.value};
  }
  return found;
}

/// How often each answer came, of nodes with and without something wrong.
struct Count {
  std::array<std::size_t, 3> sound{};
  std::array<std::size_t, 3> unsound{};
  std::array<std::size_t, 3> open_ended{};
  std::size_t different = 0;
};

void compare_fields(const View& view, Count& count) {
  for (std::size_t at = 0; at < view.nodes.size(); ++at) {
    const auto index = static_cast<NodeIndex>(at);
    const Node& node = view.nodes[at];
    for (std::size_t i = 0; i < node.message->fields.size(); ++i) {
      const Field& field = node.message->fields[i];
      const Setting wanted = by_slots_alone(view, index, i);
      const Setting setting = setting_of(view, index, field);
      const bool same = is_set(view, index, field) == wanted.set && is_set(view, index, field.name) == wanted.set &&
                        setting.set == wanted.set && setting.value == wanted.value &&
                        setting_by_slots(view, index, field).set == wanted.set;
      auto& counted = node.open_ended || view.open_ended ? count.open_ended
                      : node.unsound                     ? count.unsound
                                                         : count.sound;
      ++counted[static_cast<std::size_t>(wanted.set)];
      if (same) continue;
      ++count.different;
      CAPTURE(node.message->name);
      CAPTURE(field.name);
      CHECK(same);
    }
  }
}

/// Reads a body as it is, and as if parts of its text had been lost.
void compare(std::string_view text, const DecodeOptions& options, Count& count) {
  CAPTURE(text);
  const test::Parsed body(text);
  Decoded decoded;
  decode(*body, options, decoded);
  compare_fields(decoded.view, count);
  decoded.view.open_ended = true;
  compare_fields(decoded.view, count);
}

DecodeOptions options_for(const Schemas& schemas, std::string_view root) {
  DecodeOptions options;
  options.schemas = &schemas;
  options.root = find_message(schemas, root);
  REQUIRE(options.root != nullptr);
  return options;
}

/// A body with everything in it that can go wrong, made at random beside the schema.
class Bodies {
 public:
  Bodies(const Schemas& schemas, unsigned seed) : schemas_(schemas), random_(seed) {}

  std::string message(const Message& message, int depth) {
    std::string text = "{";
    const std::size_t count = message.fields.size() < 2 ? 0 : pick(5);
    for (std::size_t i = 0; i < count; ++i) {
      // Few of its fields, so that many are set twice.
      const Field& field = message.fields[pick(2) == 0 ? pick(message.fields.size()) : i % 2];
      const std::string_view name = pick(2) == 0 ? field.name : field.proto_name;
      text += (i == 0 ? "\"" : ",\"") + (pick(12) == 0 ? std::string("noSuchField") : std::string(name)) + "\":";
      text += member(field, depth);
    }
    return text + '}';
  }

 private:
  std::size_t pick(std::size_t count) { return random_() % count; }

  std::string member(const Field& field, int depth) {
    const bool list = field.repeated ? pick(4) != 0 : pick(12) == 0;
    if (!list) return one(field, depth);
    std::string text = "[";
    for (std::size_t left = pick(3); left > 0; --left) text += one(field, depth) + (left > 1 ? "," : "");
    return text + ']';
  }

  std::string one(const Field& field, int depth) {
    if (pick(8) == 0) return "null";
    if (pick(8) == 0) return pick(2) == 0 ? "{}" : "7.5";
    if (field.kind == Kind::map && depth > 0 && field.value_kind == Kind::message)
      return R"({"a":)" + message(schemas_.messages[field.type], depth - 1) + "}";
    if (field.kind == Kind::message && depth > 0) return message(schemas_.messages[field.type], depth - 1);
    if (field.kind == Kind::boolean) return "true";
    if (field.kind == Kind::enumeration && field.type != no_index && !schemas_.enums[field.type].values.empty())
      return '"' + std::string(schemas_.enums[field.type].values[0].name) + '"';
    const bool text = field.kind == Kind::string || field.kind == Kind::bytes;
    return text ? R"("abcd")" : field.kind == Kind::message ? "{}" : "1";
  }

  const Schemas& schemas_;
  Random random_;
};

/// A message with more fields than there are bits: field 0 and field 64 share one.
LoadedSchemas wide_schemas() {
  std::string messages = R"({"definitions": {"Wide": {"properties": {)";
  for (int i = 0; i < 70; ++i)
    messages += (i == 0 ? "\"f" : ",\"f") + std::to_string(i) + R"(": {"type": "integer", "format": "int32"})";
  messages += "}}}}";
  constexpr std::string_view methods =
      R"({"hosts": ["h"], "routes": [{"id": "a.b", "http": "POST", "path": "a/{a}:b", "versions": ["v1"],
          "request": "Wide", "coverage": "full"}]})";
  constexpr std::string_view recognise =
      R"({"signs": ["s"], "turns": ["t"], "turnMembers": ["t"], "content": ["c"], "contentMembers": ["c"],
          "lists": ["l"], "instances": ["i"], "foreign": ["f"], "foreignModels": ["f"], "ownModels": ["o"],
          "modelCharacters": ["abc"], "requests": ["Wide"], "batchRequests": ["Wide"]})";
  std::string error;
  auto loaded = load_schemas({messages, methods, recognise}, error);
  REQUIRE_MESSAGE(loaded.has_value(), error);
  return std::move(*loaded);
}

}  // namespace

TEST_CASE("the bits and the slots agree where something went wrong") {
  DecodeOptions options = options_for(bundled_schemas(), "GenerateContentRequest");
  Count count;
  for (const std::string_view text : {
           R"({})",
           R"({"contents":[{"role":"user","parts":[{"text":"a"}]}],"tools":null})",
           R"({"contents":[{"parts":[{"text":"a","inlineData":{"data":""}}]}]})",
           R"({"contents":[{"parts":[{"text":"a","text":"b"}]}],"contents":7})",
           R"({"content":[],"generationConfig":{"temperature":"hot","topP":null,"top_k":4,"topK":5}})",
           R"({"generationConfig":{"temperature":1},"generationConfig":{"topP":"x"},"generation_config":null})",
           R"({"toolConfig":{"functionCallingConfig":{"mode":"ANY"}},"toolConfig":{"retrievalConfig":{"noSuch":1}}})",
           R"({"tools":[{"functionDeclarations":[{"name":"f","parameters":{"type":"NONE","type":"OBJECT",
               "properties":{"a":{"type":7,"nullable":true},"a":{}}}}]}]})",
           R"({"":1,"safetySettings":{"category":"HARM_CATEGORY_NONE","threshold":[]},"labels":{"a":1}})",
       }) {
    compare(text, options, count);
    options.version = Version::v1;
    compare(text, options, count);
    options.version = Version::v1beta;
  }
  CHECK(count.different == 0);
}

TEST_CASE("the bits and the slots agree on bodies made at random") {
  const Schemas& schemas = bundled_schemas();
  Bodies bodies(schemas, 20261125);
  Count count;
  for (const char* root : {"GenerateContentRequest", "BatchEmbedContentsRequest", "CachedContent", "Tool", "Schema"}) {
    DecodeOptions options = options_for(schemas, root);
    for (int i = 0; i < 400; ++i) {
      options.names_may_be_newer = i % 8 == 0;
      compare(bodies.message(*options.root, 5), options, count);
    }
  }
  CHECK(count.different == 0);
  constexpr auto no = static_cast<std::size_t>(Set::no);
  constexpr auto yes = static_cast<std::size_t>(Set::yes);
  constexpr auto unsure = static_cast<std::size_t>(Set::unsure);
  CHECK(count.sound[no] > 1'000);
  CHECK(count.sound[yes] > 1'000);
  CHECK(count.unsound[no] > 1'000);
  CHECK(count.unsound[yes] > 300);
  CHECK(count.unsound[unsure] > 300);
  CHECK(count.open_ended[yes] > 1'000);
  CHECK(count.open_ended[unsure] > 1'000);
}

TEST_CASE("the bits and the slots agree where two fields share a bit") {
  const LoadedSchemas wide = wide_schemas();
  const DecodeOptions options = options_for(wide.schemas, "Wide");
  Count count;
  for (const std::string_view text : {R"({"f0":1})", R"({"f64":1})", R"({"f0":"x","f64":2})", R"({"f0":1,"f69":"x"})",
                                      R"({"f5":null,"f69":1})", R"({"f0":1,"f0":2,"f64":null})"}) {
    compare(text, options, count);
  }
  CHECK(count.different == 0);
}
