#include "api/decode.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "api/endpoint.hpp"
#include "parsed.hpp"

using namespace gemlint::api;
using gemlint::api::test::Parsed;

namespace {

DecodeOptions options_for(std::string_view method) {
  const Schemas& schemas = bundled_schemas();
  const Route* route = find_method(schemas, method);
  REQUIRE_MESSAGE(route != nullptr, method);
  DecodeOptions options;
  options.schemas = &schemas;
  options.root = &schemas.messages[route->request];
  options.prefix = route->prefix;
  options.bound_presence = route->bound_presence;
  return options;
}

Decoded decoded(std::string_view text, const DecodeOptions& options = options_for("generateContent")) {
  const Parsed parsed(text);
  Decoded result;
  decode(*parsed, options, result);
  return result;
}

/// "violation at path" for each hit, in order.
std::vector<std::string> said(std::string_view text, const DecodeOptions& options = options_for("generateContent")) {
  std::vector<std::string> lines;
  for (const Hit& hit : decoded(text, options).hits)
    lines.push_back(std::string(to_string(hit.violation)) + " at " + hit.at);
  return lines;
}

using Lines = std::vector<std::string>;

std::string nested(std::size_t lists) { return std::string(lists, '[') + std::string(lists, ']'); }

}  // namespace

TEST_CASE("a clean body gives nothing, and the result of an earlier one is gone") {
  Decoded result = decoded(R"({"x": 1})");
  CHECK(result.hits.size() == 1);
  const Parsed clean(R"({"contents": [{"parts": [{"text": "a"}]}]})");
  result.cut = true;
  decode(*clean, options_for("generateContent"), result);
  CHECK(result.hits.empty());
  CHECK_FALSE(result.cut);
}

TEST_CASE("hits come in the order of the body, depth first, and lead to their node") {
  const Decoded result = decoded(
      R"({"a": 1, "contents": [{"parts": [{"b": 1, "text": 2}]}, {"c": {}}], "generationConfig": {"topK": 0.5}, "d": 1})");
  REQUIRE(result.hits.size() == 6);
  const std::vector<NodePath> paths = {{0}, {1, 0, 0, 0, 0}, {1, 0, 0, 0, 1}, {1, 1, 0}, {2, 0}, {3}};
  for (std::size_t i = 0; i < paths.size(); ++i) CHECK(result.hits[i].path == paths[i]);
  CHECK(result.hits[1].name == "b");
  CHECK(result.hits[1].message->name == "Part");
  CHECK(result.hits[1].on_key);
  CHECK_FALSE(result.hits[2].on_key);
  CHECK(result.hits[2].field->name == "text");
}

TEST_CASE("no more hits than the limit, and that there were more is said") {
  std::string body = "{\"contents\": []";
  for (int i = 0; i < 30; ++i) body += ", \"x" + std::to_string(i) + "\": 0";
  body += "}";
  DecodeOptions options = options_for("generateContent");
  options.limit = 30;
  CHECK(decoded(body, options).hits.size() == 30);
  CHECK_FALSE(decoded(body, options).cut);
  options.limit = 29;
  CHECK(decoded(body, options).hits.size() == 29);
  CHECK(decoded(body, options).cut);
  CHECK(decoded(body, options).hits.back().name == "x28");
  options.limit = 0;
  CHECK(decoded(body, options).hits.empty());
  CHECK(decoded(body, options).cut);
}

TEST_CASE("the limit holds for every kind of hit") {
  DecodeOptions options = options_for("generateContent");
  options.limit = 1;
  const std::string body =
      R"({"x": 1, "contents": {"parts": [{"text": "a", "text": "b", "inlineData": {}}, {"functionCall": {"args": {"a": 1, "a": 2}}}, 5]},
          "contents": [], "systemInstruction": [], "labels": [], "generationConfig": {"responseSchema": {"properties": {"a": [1]}}}, "tools": )" +
      nested(110) + "}";
  const Decoded result = decoded(body, options);
  CHECK(result.hits.size() == 1);
  CHECK(result.cut);
}

TEST_CASE("paths are the server's: proto names, indexes, maps as lists of entries") {
  CHECK(
      said(
          R"({"tools": [{}, {"functionDeclarations": [{"parameters": {"properties": {"a": {}, "b": {"anyOf": [{}, {"type": "x"}]}}}}]}]})") ==
      Lines{"unknown-enum-value at tools[1].function_declarations[0].parameters.properties[1].value.any_of[1].type"});
  CHECK(said(R"({"generationConfig": {"logProbs": 1}})") == Lines{"unknown-name at generation_config"});
  CHECK(said(R"({"logProbs": 1})") == Lines{"unknown-name at "});
}

TEST_CASE("a lone object for a list has no index at its own level") {
  CHECK(said(R"({"tools": {"functionDeclarations": [{"parameters": {"x": 1}}]}})") ==
        Lines{"unknown-name at tools.function_declarations[0].parameters"});
}

TEST_CASE("elements of an inner list count on their own") {
  CHECK(said(R"({"contents": [[{"x": 1}]]})") == Lines{"unknown-name at contents[0]"});
  CHECK(said(R"({"contents": [[{}], {"x": 1}]})") == Lines{"unknown-name at contents[0]"});
  CHECK(said(R"({"contents": [{}, [{"x": 1}]]})") == Lines{"unknown-name at contents[0][0]"});
}

TEST_CASE("a null in a list takes no index") {
  CHECK(said(R"({"contents": [null, {"x": 1}]})") == Lines{"unknown-name at contents[0]"});
}

TEST_CASE("among scalars only bad elements move the counter") {
  CHECK(said(R"({"generationConfig": {"stopSequences": ["a", 1, "b", 2]}})") ==
        Lines{"wrong-scalar at generation_config.stop_sequences[0]",
              "wrong-scalar at generation_config.stop_sequences[1]"});
}

TEST_CASE("an object for a scalar is said of the enclosing message") {
  CHECK(said(R"({"contents": [{"parts": [{"text": {}}]}]})") == Lines{"object-for-scalar at contents[0].parts[0]"});
}

TEST_CASE("a body that is a sub-message has its name in front") {
  CHECK(said(R"({"model": 5, "x": 1})", options_for("cachedContents.create")) ==
        Lines{"wrong-scalar at cached_content.model", "unknown-name at cached_content"});
}

TEST_CASE("what the url holds must not stand in the body") {
  const std::string body = R"({"name": "a", "displayName": "b"})";
  CHECK(said(body, options_for("cachedContents.patch")) == Lines{"bound-field-in-body at cached_content"});
  CHECK(said(body, options_for("cachedContents.create")).empty());
}

TEST_CASE("fields with presence, oneofs and all others when they stand twice") {
  const Decoded twice = decoded(R"({"generationConfig": {"topK": 1, "top_k": 2}})");
  REQUIRE(twice.hits.size() == 1);
  CHECK(twice.hits[0].violation == Violation::field_set_twice);
  CHECK(twice.hits[0].other == NodePath{0, 0});
  CHECK(twice.hits[0].reason == "_top_k");
  CHECK(twice.hits[0].name == "top_k");

  const Decoded clash = decoded(R"({"contents": {"parts": {"thought": true, "inlineData": {}, "text": "a"}}})");
  REQUIRE(clash.hits.size() == 1);
  CHECK(clash.hits[0].violation == Violation::oneof_conflict);
  CHECK(clash.hits[0].reason == "data");
  CHECK(clash.hits[0].value == "inlineData");
  CHECK(clash.hits[0].other == NodePath{0, 0, 1});

  CHECK(said(R"({"contents": {"role": "a", "role": "b"}})") == Lines{"repeated-field-last-wins at "});
  CHECK(said(R"({"toolConfig": {}, "tool_config": {}})") == Lines{"repeated-field-merged at "});
  CHECK(said(R"({"contents": [], "contents": []})") == Lines{"repeated-field-appended at "});
}

TEST_CASE("null is unset, but for values") {
  CHECK(
      said(
          R"({"contents": null, "generationConfig": {"topK": null, "topK": 1, "responseJsonSchema": null}, "tools": [null]})")
          .empty());
  CHECK(said(R"({"contents": {"parts": {"text": null, "inlineData": {}}}})").empty());
}

TEST_CASE("nothing inside an unknown field is looked at, nor after a second setting") {
  CHECK(said(R"({"x": {"text": 5, "y": [{"z": 1}]}, "contents": {"parts": {"text": "a", "inlineData": {"y": 1}}}})") ==
        Lines{"unknown-name at ", "oneof-conflict at contents.parts"});
}

TEST_CASE("free objects: only a repeated key is wrong") {
  CHECK(
      said(
          R"({"contents": {"parts": {"functionCall": {"args": {"a": 1, "b": [{"c": 1, "d": {}, "c": 2}], "a": {}}}}}})") ==
      Lines{"repeated-map-key at "
            "contents.parts.function_call.args.fields[1].value.list_value.values[0].struct_value.fields[1]",
            "repeated-map-key at contents.parts.function_call.args.fields[1]"});
}

TEST_CASE("a list in a map says for each element that it has no name") {
  const Decoded result = decoded(R"({"generationConfig": {"responseSchema": {"properties": {"a": [1, {}, "b"]}}}})");
  REQUIRE(result.hits.size() == 1);
  CHECK(result.hits[0].violation == Violation::list_in_map);
  CHECK(result.hits[0].at == "generation_config.response_schema.properties[0].value");
  CHECK(result.hits[0].count == 3);
}

TEST_CASE("a body that is no object") {
  for (const std::string_view text : {"[]", "5", "null", "true", R"("a")", R"([{"contents": []}])"}) {
    CAPTURE(text);
    const Decoded result = decoded(text);
    REQUIRE(result.hits.size() == 1);
    CHECK(result.hits[0].violation == Violation::root_not_object);
    CHECK(result.hits[0].path.empty());
  }
}

TEST_CASE("depth: a warning over 64, a refusal over 100, each said once") {
  // The body, contents, parts and args are 4 levels here, since lone objects stand for lists.
  const auto at_depth = [](std::size_t levels) {
    return R"({"contents": {"parts": {"partMetadata": {"a": )" + nested(levels - 4) + "}}}}";
  };
  const auto violations = [&](std::size_t levels) {
    std::vector<std::string_view> found;
    for (const Hit& hit : decoded(at_depth(levels)).hits) found.push_back(to_string(hit.violation));
    return found;
  };
  using Names = std::vector<std::string_view>;
  CHECK(violations(depth_warning).empty());
  CHECK(violations(depth_warning + 1) == Names{"deep"});
  CHECK(violations(depth_limit) == Names{"deep"});
  CHECK(violations(depth_limit + 1) == Names{"too-deep"});
  CHECK(violations(5'000) == Names{"too-deep"});
  CHECK(decoded(at_depth(depth_limit + 1)).hits[0].path.size() == depth_limit);
}

TEST_CASE("v1: what only v1beta is known to have is said with its tier") {
  DecodeOptions options = options_for("generateContent");
  const std::string body =
      R"({"cachedContent": "a", "systemInstruction": {"parts": {"text": "a"}}, "store": true, "tools": null})";
  CHECK(said(body, options).empty());
  options.version = Version::v1;
  const Decoded result = decoded(body, options);
  REQUIRE(result.hits.size() == 3);
  for (const Hit& hit : result.hits) CHECK(hit.violation == Violation::not_in_version);
  CHECK(result.hits[0].field->tier == Tier::a);
  CHECK(result.hits[1].field->tier == Tier::b);
  CHECK(result.hits[2].field->tier == Tier::c);
}

TEST_CASE("types are printed with the version's package") {
  DecodeOptions options = options_for("generateContent");
  const std::string body = R"({"safetySettings": [{"category": "x"}]})";
  CHECK(decoded(body, options).hits[0].type == "type.googleapis.com/google.ai.generativelanguage.v1beta.HarmCategory");
  options.version = Version::v1;
  CHECK(decoded(body, options).hits[0].type == "type.googleapis.com/google.ai.generativelanguage.v1.HarmCategory");
}

TEST_CASE("where names may be newer, unknown ones pass and wrong types do not") {
  DecodeOptions options = options_for("generateContent");
  options.names_may_be_newer = true;
  CHECK(said(R"({"x": 1, "safetySettings": [{"category": "x", "y": 1}]})", options).empty());
  CHECK(said(R"({"generationConfig": {"topK": "x"}, "": 1})", options) ==
        Lines{"wrong-scalar at generation_config.top_k", "empty-name at "});
}

TEST_CASE("fields whose shape is not known take anything") {
  CHECK(said(R"({"contents": {"parts": {"audioTranscription": {"x": [1, {"x": 1, "x": 2}]}}}})").empty());
}
