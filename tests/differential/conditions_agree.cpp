// Two ways to know whether a condition holds: our evaluation on the decoded view, and valijson on the view written out
// as JSON. They must agree for every condition of a rule, and for conditions made up at random, wherever we are sure.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "api/decode.hpp"
#include "api/scalar_value.hpp"
#include "judge.hpp"
#include "lint/requests.hpp"
#include "rules/evaluate.hpp"
#include "rules/load_condition.hpp"

namespace {

using namespace gemlint;
using rapidjson::Document;
using Json = Document::ValueType;

std::string read_file(const std::filesystem::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

Document parsed(const std::string& text) {
  std::string padded = text;
  padded.reserve(padded.size() + 16);  // RapidJSON's SSE2 reader looks that far beyond the end
  Document document;
  document.Parse(padded.c_str());
  return document;
}

/// Writes the view out as JSON. Not sound where something in it could not be read, or JSON has no way to say it.
class Written {
 public:
  Written(const api::View& view, api::NodeIndex node) : view_(view) { static_cast<Json&>(document) = message(node); }

  Document document;
  bool sound = true;

 private:
  Json message(api::NodeIndex node) {
    auto& pool = document.GetAllocator();
    Json out(rapidjson::kObjectType);
    sound = sound && !view_.nodes[node].open_ended && !view_.open_ended;
    for (const api::Field& field : view_.nodes[node].message->fields) {
      const api::Set set = api::is_set(view_, node, field);
      if (set == api::Set::unsure) sound = false;
      if (set != api::Set::yes) continue;
      out.AddMember(Json(field.name.data(), static_cast<unsigned>(field.name.size()), pool), member(node, field), pool);
    }
    return out;
  }

  Json member(api::NodeIndex node, const api::Field& field) {
    auto& pool = document.GetAllocator();
    const api::Children inside(view_, node, &field);
    const bool messages = field.kind == api::Kind::message;
    if (field.kind == api::Kind::map) {
      Json out(rapidjson::kObjectType);
      if (field.value_kind != api::Kind::message) {
        sound = false;  // no rule looks into these
        return out;
      }
      for (const api::NodeIndex child : inside) {
        const std::string_view key = api::map_key(view_, child);
        out.AddMember(Json(key.data(), static_cast<unsigned>(key.size()), pool), message(child), pool);
      }
      return out;
    }
    if (field.repeated) {
      Json out(rapidjson::kArrayType);
      if (messages) {
        for (const api::NodeIndex child : inside) out.PushBack(message(child), pool);
      } else {
        for (const json::Value* item : api::elements(view_, node, field.name)) out.PushBack(scalar(field, *item), pool);
      }
      return out;
    }
    if (messages) return message(*inside.begin());
    return scalar(field, *api::value(view_, node, field));
  }

  Json scalar(const api::Field& field, const json::Value& value) {
    auto& pool = document.GetAllocator();
    const auto text = [&](std::string_view content) {
      return Json(content.data(), static_cast<unsigned>(content.size()), pool);
    };
    switch (field.kind) {
      case api::Kind::boolean: return Json(api::read_boolean(value).value_or(false));
      case api::Kind::int32:
      case api::Kind::int64:
      case api::Kind::uint32:
      case api::Kind::uint64: return Json(static_cast<std::int64_t>(api::read_number(value).value_or(0)));
      case api::Kind::float32:
      case api::Kind::float64: {
        const double number = api::read_number(value).value_or(0);
        sound = sound && number == number;
        return Json(number);
      }
      case api::Kind::enumeration: {
        const auto name = api::read_enum_name(view_.schemas->enums[field.type], value);
        sound = sound && name.has_value();
        return text(name.value_or(""));
      }
      default:
        if (value.IsString()) return text({value.GetString(), value.GetStringLength()});
        return Json(value, pool);
    }
  }

  const api::View& view_;
};

/// A request body and its view.
struct Body {
  std::string text;
  const api::Message* root = nullptr;
};

std::vector<Body> bodies() {
  std::vector<Body> found;
  lint::Options options;
  options.schemas = &api::bundled_schemas();
  const auto take = [&](const std::string& text, bool jsonl) {
    json::AcceptReader reader;
    const json::Value* root = reader.read(text);
    if (root == nullptr) return;
    for (const lint::Request& request : lint::recognise(*root, options, jsonl).requests) {
      if (request.body == nullptr || request.body_is_text || request.endpoint.request == nullptr) continue;
      rapidjson::StringBuffer written;
      rapidjson::Writer<rapidjson::StringBuffer> writer(written);
      request.body->Accept(writer);
      found.push_back({written.GetString(), request.endpoint.request});
    }
  };
  const std::filesystem::path root(GEMLINT_SOURCE_DIR);
  for (const char* folder : {"samples", "samples/broken"}) {
    for (const auto& entry : std::filesystem::directory_iterator(root / folder)) {
      if (entry.path().extension() == ".json") take(read_file(entry.path()), false);
    }
  }
  for (const auto& entry : std::filesystem::directory_iterator(root / "tests/rules")) {
    std::ifstream lines(entry.path() / "cases.jsonl");
    for (std::string line; std::getline(lines, line);) {
      const Document fields = parsed(line);
      if (!fields.IsObject() || !fields.HasMember("body")) continue;
      rapidjson::StringBuffer written;
      rapidjson::Writer<rapidjson::StringBuffer> writer(written);
      fields["body"].Accept(writer);
      take(written.GetString(), false);
    }
  }
  return found;
}

/// A condition both ways.
struct Asked {
  std::string rule;
  std::string on;
  rules::TextMemory memory;
  rules::Condition ours;
  Judge theirs;
};

Asked asked(std::string rule, std::string on, const Json& schema) {
  rapidjson::StringBuffer written;
  rapidjson::Writer<rapidjson::StringBuffer> writer(written);
  schema.Accept(writer);
  const Document theirs = parsed(written.GetString());
  Asked made{std::move(rule), std::move(on), {}, {}, Judge(theirs)};
  std::string error;
  json::AcceptReader reader;
  REQUIRE_MESSAGE(rules::load_condition(*reader.read(written.GetString()), made.memory, made.ours, error),
                  made.rule << ": " << error);
  return made;
}

struct Count {
  std::size_t yes = 0;
  std::size_t no = 0;
  std::size_t unsure = 0;
};

/// Asks both about a message, or a field of it.
void compare(const Asked& condition, const api::View& view, api::NodeIndex node, const api::Field* field,
             const std::string& body, Count& count) {
  Written whole(view, node);
  Document document;
  if (field == nullptr) {
    document.CopyFrom(whole.document, document.GetAllocator());
  } else if (api::is_set(view, node, *field) == api::Set::yes) {
    document.CopyFrom(whole.document[std::string(field->name).c_str()], document.GetAllocator());
  } else {
    return;
  }
  const rules::Truth ours =
      field == nullptr ? rules::holds(condition.ours, view, node) : rules::holds(condition.ours, view, node, *field);
  if (!whole.sound) return;
  INFO(condition.rule << " on " << body);
  if (ours == rules::Truth::unsure) {
    ++count.unsure;
    return;
  }
  CHECK((ours == rules::Truth::yes) == condition.theirs.accepts(document));
  ++(ours == rules::Truth::yes ? count.yes : count.no);
}

template <typename Ask>
void over_all_nodes(const std::vector<Body>& all, Ask&& ask) {
  json::AcceptReader reader;
  api::Decoded decoded;
  for (const Body& body : all) {
    api::DecodeOptions options;
    options.schemas = &api::bundled_schemas();
    options.root = body.root;
    api::decode(*reader.read(body.text), options, decoded);
    for (api::NodeIndex node = 0; node < decoded.view.nodes.size(); ++node) ask(decoded.view, node, body.text);
  }
}

/// A small random condition on a message, of every keyword that fits a field's kind.
class Random {
 public:
  explicit Random(unsigned seed) : engine_(seed) {}

  std::string on_message(const api::Message& message, int depth) {
    if (message.fields.empty()) return "{}";
    const api::Field& field = message.fields[pick(message.fields.size())];
    const std::string name = quoted(field.name);
    switch (pick(depth == 0 ? 3 : 8)) {
      case 0: return R"({"required":[)" + name + "]}";
      case 1: return R"({"properties":{)" + name + ":" + on_field(field, depth) + "}}";
      case 2: return R"({"minProperties":)" + std::to_string(pick(4)) + "}";
      case 3: return R"({"not":)" + on_message(message, depth - 1) + "}";
      case 4: return R"({"anyOf":[)" + on_message(message, depth - 1) + "," + on_message(message, depth - 1) + "]}";
      case 5: return R"({"allOf":[)" + on_message(message, depth - 1) + "," + on_message(message, depth - 1) + "]}";
      case 6: {
        const api::Field& other = message.fields[pick(message.fields.size())];
        return R"({"dependencies":{)" + name + ":[" + quoted(other.name) + "]}}";
      }
      default: return R"({"properties":{)" + name + R"(:true},"additionalProperties":)" + (pick(2) ? "false}" : "{}}");
    }
  }

 private:
  std::size_t pick(std::size_t count) { return engine_() % count; }
  static std::string quoted(std::string_view text) { return '"' + std::string(text) + '"'; }

  std::string on_field(const api::Field& field, int depth) {
    if (field.repeated) {
      const std::string bound = (pick(2) ? R"({"minItems":)" : R"({"maxItems":)") + std::to_string(pick(3)) + "}";
      if (depth == 0 || field.kind != api::Kind::message) return bound;
      const std::string inner = on_message(api::bundled_schemas().messages[field.type], 0);
      return pick(2) ? bound : (pick(2) ? R"({"items":)" : R"({"contains":)") + inner + "}";
    }
    switch (field.kind) {
      case api::Kind::message: return depth == 0 ? "{}" : on_message(api::bundled_schemas().messages[field.type], 0);
      case api::Kind::enumeration: {
        const auto& values = api::bundled_schemas().enums[field.type].values;
        return R"({"enum":[)" + quoted(values[pick(values.size())].name) + "," +
               quoted(values[pick(values.size())].name) + "]}";
      }
      case api::Kind::string: return pick(2) ? R"({"minLength":4,"maxLength":9})" : R"({"const":"user"})";
      case api::Kind::boolean: return R"({"const":true})";
      case api::Kind::int32:
      case api::Kind::float32: return pick(2) ? R"({"minimum":1,"exclusiveMaximum":64})" : R"({"type":"number"})";
      default: return "{}";
    }
  }

  std::mt19937 engine_;
};

}  // namespace

TEST_CASE("the conditions of the rules hold for valijson where they hold for us") {
  std::vector<Asked> conditions;
  for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(GEMLINT_SOURCE_DIR) / "rules")) {
    if (entry.path().extension() != ".json") continue;
    const Document rule = parsed(read_file(entry.path()));
    if (!rule.HasMember("id") || !rule.HasMember("on")) continue;
    for (const char* name : {"when", "require"}) {
      if (rule.HasMember(name)) conditions.push_back(asked(rule["id"].GetString(), rule["on"].GetString(), rule[name]));
    }
  }
  Count count;
  over_all_nodes(bodies(), [&](const api::View& view, api::NodeIndex node, const std::string& body) {
    const api::Message& message = *view.nodes[node].message;
    for (const Asked& condition : conditions) {
      const std::size_t dot = condition.on.find('.');
      if (condition.on.substr(0, dot) != message.name) continue;
      const api::Field* field =
          dot == std::string::npos ? nullptr : api::find_field(message, condition.on.substr(dot + 1));
      compare(condition, view, node, field, body, count);
    }
  });
  MESSAGE(conditions.size() << " conditions: " << count.yes << " times true, " << count.no << " times false, "
                            << count.unsure << " times unsure where valijson would judge");
  CHECK(count.yes > 0);
}

TEST_CASE("conditions made up at random agree with valijson, and the filter never stops one that would fail") {
  const api::Schemas& schemas = api::bundled_schemas();
  const std::vector<Body> all = bodies();
  Random random(20261124);
  Count count;
  std::size_t stopped = 0;
  for (const char* name : {"GenerateContentRequest", "GenerationConfig", "Content", "Part", "Schema", "Tool",
                           "FunctionDeclaration", "ThinkingConfig"}) {
    const api::Message& message = *api::find_message(schemas, name);
    std::vector<Asked> conditions;
    std::vector<rules::Filter> filters;
    for (int i = 0; i < 60; ++i) {
      const std::string text = random.on_message(message, 2);
      conditions.push_back(asked(text, name, parsed(text)));
      filters.push_back(rules::filter_for(conditions.back().ours, false, message));
    }
    over_all_nodes(all, [&](const api::View& view, api::NodeIndex node, const std::string& body) {
      if (view.nodes[node].message != &message) return;
      for (std::size_t i = 0; i < conditions.size(); ++i) {
        compare(conditions[i], view, node, nullptr, body, count);
        if (filters[i].lets_through(view.nodes[node].present)) continue;
        ++stopped;
        INFO(conditions[i].rule << " on " << body);
        CHECK(rules::holds(conditions[i].ours, view, node) != rules::Truth::no);
      }
    });
  }
  MESSAGE(count.yes << " times true, " << count.no << " times false, " << count.unsure << " unsure; the filter stopped "
                    << stopped);
  CHECK(count.yes > 10000);
  CHECK(count.no > 10000);
  CHECK(stopped > 10000);
}
