#include "api/view.hpp"

#include <doctest/doctest.h>

#include <string>

#include "api/decode.hpp"

namespace {

using namespace gemlint;
using namespace gemlint::api;

struct Read {
  json::AcceptReader reader;
  Decoded decoded;
  explicit Read(std::string_view text, std::string_view root = "GenerateContentRequest") {
    DecodeOptions options;
    options.schemas = &bundled_schemas();
    options.root = find_message(*options.schemas, root);
    const json::Value* body = reader.read(text);
    REQUIRE(body != nullptr);
    decode(*body, options, decoded);
  }
  const View& view() const { return decoded.view; }
  NodeIndex first(NodeIndex node, std::string_view name) const { return *children(view(), node, name).begin(); }
};

}  // namespace

TEST_CASE("the view knows fields by their JSON name, lists flat, null as absent") {
  const Read read(R"({"generation_config":{"top_p":"0.5","topK":null,"stop_sequences":"END","candidateCount":1},
    "contents":[[{"parts":[{"text":"a"},null,[{"text":"b"}]]}],{"parts":{"text":"c"}}]})");
  const View& view = read.view();
  REQUIRE(read.decoded.hits.empty());
  const NodeIndex config = read.first(0, "generationConfig");
  CHECK(number(view, config, "topP") == 0.5);
  CHECK(is_set(view, config, "topK") == Set::no);
  CHECK(is_set(view, config, "candidateCount") == Set::yes);
  CHECK(is_set(view, config, "noSuchField") == Set::unsure);
  CHECK(elements(view, config, "stopSequences").size() == 1);
  CHECK(children(view, 0, "contents").count() == 2);
  const NodeIndex content = read.first(0, "contents");
  CHECK(path(view, content) == NodePath{1, 0, 0});
  CHECK(children(view, content, "parts").count() == 2);
  NodePath last;
  for (const NodeIndex part : children(view, content, "parts")) last = path(view, part, "text");
  CHECK(last == NodePath{1, 0, 0, 0, 2, 0, 0});
  CHECK(children(view, 0, "tools").empty());
  CHECK(children(view, 0, "noSuchField").empty());
}

TEST_CASE("enums have their names, maps their keys, paths the server's names") {
  const Read read(R"({"tools":[{"functionDeclarations":[{"name":"f","parameters":
    {"type":"object","properties":{"city":{"type":1},"n":{"type":"Integer"}}}}]}]})");
  const View& view = read.view();
  const NodeIndex declaration = read.first(read.first(0, "tools"), "functionDeclarations");
  const NodeIndex parameters = read.first(declaration, "parameters");
  CHECK(enum_name(view, parameters, "type") == "OBJECT");
  const NodeIndex city = read.first(parameters, "properties");
  CHECK(map_key(view, city) == "city");
  CHECK(enum_name(view, city, "type") == "STRING");
  CHECK(server_path(view, city) == "tools[0].function_declarations[0].parameters.properties[city]");
  const NodeIndex n = *++children(view, parameters, "properties").begin();
  CHECK(map_key(view, n) == "n");
  CHECK(path(view, n) == NodePath{0, 0, 0, 0, 1, 1, 1});
}

TEST_CASE("an element's path leads to it however the list is nested") {
  const Read read(R"({"generationConfig":{"stopSequences":["a",["b","c"]]}})");
  const NodeIndex config = read.first(0, "generationConfig");
  const auto found = elements(read.view(), config, "stopSequences");
  REQUIRE(found.size() == 3);
  CHECK(path(read.view(), config, "stopSequences", *found[0]) == NodePath{0, 0, 0});
  CHECK(path(read.view(), config, "stopSequences", *found[2]) == NodePath{0, 0, 1, 1});
}

TEST_CASE("what a decode error touches is unsure") {
  SUBCASE("a value of the wrong type") {
    const Read read(R"({"generationConfig":{"temperature":"hot","topP":0.5}})");
    const NodeIndex config = read.first(0, "generationConfig");
    CHECK(is_set(read.view(), config, "temperature") == Set::unsure);
    CHECK_FALSE(number(read.view(), config, "temperature"));
    CHECK(is_set(read.view(), config, "topP") == Set::yes);
    CHECK(is_set(read.view(), config, "topK") == Set::no);
  }
  SUBCASE("absence beside an unknown name") {
    const Read read(R"({"content":[{"parts":[{"text":"a"}]}]})");
    CHECK(is_set(read.view(), 0, "contents") == Set::unsure);
  }
  SUBCASE("an unknown name further down") {
    const Read read(R"({"contents":[{"parts":[{"txt":"a"}]}]})");
    CHECK(is_set(read.view(), 0, "contents") == Set::yes);
    CHECK(is_set(read.view(), 0, "tools") == Set::no);
    CHECK(is_set(read.view(), read.first(read.first(0, "contents"), "parts"), "text") == Set::unsure);
  }
  SUBCASE("both members of a oneof that clash") {
    const Read read(R"({"contents":[{"parts":[{"text":"a","inlineData":{"data":""}}]}]})");
    const NodeIndex part = read.first(read.first(0, "contents"), "parts");
    CHECK(is_set(read.view(), part, "text") == Set::unsure);
    CHECK(is_set(read.view(), part, "inlineData") == Set::unsure);
  }
  SUBCASE("one bad element makes the list unsure, not its neighbours") {
    const Read read(R"({"contents":[7,{"parts":[]}]})");
    CHECK(is_set(read.view(), 0, "contents") == Set::unsure);
    CHECK(children(read.view(), 0, "contents").count() == 1);
  }
}

TEST_CASE("of repeated fields the view has what the server keeps") {
  SUBCASE("the last scalar") {
    const Read read(R"({"contents":[{"role":"user","role":"model","parts":[]}]})");
    CHECK(text(read.view(), read.first(0, "contents"), "role") == "model");
  }
  SUBCASE("all of a list") {
    const Read read(R"({"contents":{"role":"user"},"contents":[{"role":"model"}]})");
    CHECK(children(read.view(), 0, "contents").count() == 2);
    CHECK(elements(read.view(), 0, "contents").size() == 2);
  }
  SUBCASE("of messages that are merged, neither says what is absent") {
    const Read read(R"({"toolConfig":{"functionCallingConfig":{"mode":"ANY"}},"toolConfig":{"retrievalConfig":{}}})");
    for (const NodeIndex config : children(read.view(), 0, "toolConfig"))
      CHECK(is_set(read.view(), config, "includeServerSideToolInvocations") == Set::unsure);
  }
}
