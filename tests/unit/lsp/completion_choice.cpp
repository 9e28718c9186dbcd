// What completion offers, and in which order, where several things are possible.
#include "completing.hpp"

using namespace gemlint;
using namespace gemlint::lsp::test;

using Labels = std::vector<std::string>;

namespace {

const std::string host = "https://generativelanguage.googleapis.com/";

/// The labels up to `count`.
Labels first(const Completions& made, std::size_t count) {
  Labels labels = made.labels();
  labels.resize(std::min(count, labels.size()));
  return labels;
}

std::size_t place_of(const Completions& made, std::string_view label) {
  const Labels labels = made.labels();
  return static_cast<std::size_t>(std::find(labels.begin(), labels.end(), label) - labels.begin());
}

/// In a request to that model.
Completions asked_of(const std::string& model, const std::string& marked) {
  return completed(R"({"url": ")" + host + "v1beta/models/" + model + R"(:generateContent", "body": )" + marked + '}');
}

}  // namespace

TEST_CASE("requests to others get nothing") {
  for (const char* url : {"/v1/chat/completions", "https://api.openai.com/v1/responses", "api.openai.com/v1/responses",
                          "https://us-central1-aiplatform.googleapis.com/v1/projects/p/locations/l/publishers/google/"
                          "models/gemini-2.5-flash:generateContent"}) {
    CAPTURE(url);
    CHECK(completed(R"({"custom_id": "a", "method": "POST", "url": ")" + std::string(url) + R"(", "body": {|}})")
              .list.empty());
    CHECK(completed(R"({"url": ")" + std::string(url) + R"(", |})").list.empty());
  }
  for (const char* before :
       {"https://us-central1-aiplatform.googleapis.com/v1/projects/p/locations/l/publishers/google/models/",
        "/v1/projects/p/locations/l/publishers/google/models/", "https://api.openai.com/v1/models/",
        "https://example.com/v1beta/models/",
        "https://example.com/v1beta/models/gemini-2.5-flash:", "https://example.com/"}) {
    CAPTURE(before);
    CHECK(completed(R"({"url": ")" + std::string(before) + R"(|"})").list.empty());
  }
  CHECK(completed(R"({"url": "/v1beta/models/|"})").has("gemini-4-argon"));
  CHECK(completed(R"({"url": "{{base}}/v1beta/models/|"})").has("gemini-4-argon"));
  CHECK(completed(R"({"url": "/v1beta/", "body": {|}})").has("contents"));
  lint::Options given = options();
  given.hosts = {"gate.example.com"};
  CHECK(completed(R"({"url": "https://gate.example.com/v1beta/models/|"})", true, false, given).has("gemini-4-argon"));
}

TEST_CASE("other JSON gets nothing") {
  for (const char* text :
       {R"({"name": "x", |})", R"({"title": "x", |})", R"({"labels": {}, |})", R"({"labels": {|}})",
        R"({"parameters": {}, |})", R"({"method": "a", |})", R"({"method": "|"})", R"({"name": "x", "model": "y", |})",
        R"({"name": "x", "version": "1", "d|"})", R"({"name": |})", R"({"fileName": "a", |})", R"([{"a": 1}, |])"}) {
    CAPTURE(text);
    CHECK(completed(text).list.empty());
  }
  CHECK(completed(R"({"model": "x", |})").has("contents"));
  CHECK(completed(R"({"method": "POST", |})").has("url"));
  CHECK(completed(R"({"model": "models/gemini-3.6-flash", "displayName": "x", |})").has("ttl"));
}

TEST_CASE("models are those that the request can be for") {
  const auto embed = completed(R"({"content": {"parts": []}, "model": "|"})");
  CHECK(embed.has("models/gemini-embedding-001"));
  CHECK_FALSE(embed.has("models/gemini-4-argon"));
  CHECK(completed(R"({"requests": [{"content": {"parts": []}, "model": "|"}]})").labels() == embed.labels());
  const auto generate = completed(R"({"contents": [{"parts": []}], "model": "|"})");
  CHECK(generate.has("models/gemini-4-argon"));
  for (const char* model :
       {"models/gemini-embedding-001", "models/veo-3.1-generate-preview", "models/veo-3.0-generate-preview",
        "models/imagen-4.0-generate-001", "models/gemini-3.8-live"}) {
    CAPTURE(model);
    CHECK_FALSE(generate.has(model));
  }
  const auto cache = completed(R"({"url": ")" + host + R"(v1beta/cachedContents", "body": {"model": "|"}})");
  CHECK(cache.has("models/gemini-3.6-flash"));
  CHECK_FALSE(cache.has("models/gemma-4-31b-it"));
  const auto live = completed(R"({"setup": {"model": "|"}})");
  CHECK(live.has("models/gemini-3.1-flash-live-preview"));
  CHECK_FALSE(live.has("models/gemini-3.6-flash"));
  CHECK(asked_of("gemini-2.5-pro", R"({"model": "|"})").list.front().label == "models/gemini-2.5-pro");
}

TEST_CASE("a model that cannot be told how hard to think") {
  const auto levels = [](const std::string& model) {
    return asked_of(model, R"({"contents": [], "generationConfig": {"thinkingConfig": {"thinkingLevel": "|"}}})")
        .labels();
  };
  CHECK(levels("gemini-2.5-flash").empty());
  CHECK(levels("gemini-2.5-flash-image").empty());
  CHECK_FALSE(levels("gemini-3.6-flash").empty());
  const auto names = [](const std::string& model) {
    return asked_of(model, R"({"contents": [], "generationConfig": {"thinkingConfig": {|}}})").labels();
  };
  CHECK(names("gemini-2.5-flash").back() == "thinkingLevel");
  CHECK(names("gemini-4-carbon").back() == "thinkingBudget");
}

TEST_CASE("a schema's format goes with its type") {
  const auto formats = [](const std::string& members) {
    return completed(R"({"contents": [], "generationConfig": {"responseSchema": {)" + members + "}}}").labels();
  };
  CHECK(formats(R"("type": "STRING", "format": "|")") == Labels{"enum", "date-time"});
  CHECK(formats(R"("format": "|", "type": "INTEGER")") == Labels{"int32", "int64"});
  CHECK(formats(R"("type": "number", "format": |)") == Labels{"float", "double"});
  CHECK(formats(R"("format": "|")").size() == 6);
  CHECK(formats(R"("type": "OBJECT", "format": "|")").empty());
}

TEST_CASE("proto names in the skeletons of values") {
  CHECK(completed(R"({"contents": [{"parts": [{"inline_data": |}]}]})").with("{}") ==
        R"({"contents": [{"parts": [{"inline_data": {"mime_type": "$1", "data": "$2"}}]}]})");
  CHECK(
      completed(R"({"contents": [], "safety_settings": [], "tools": [{"google_search": {"time_range_filter": |}}]})")
          .with("{}") ==
      R"({"contents": [], "safety_settings": [], "tools": [{"google_search": {"time_range_filter": {"start_time": "$1", "end_time": "$2"}}}]})");
}

TEST_CASE("a body without a url is open to all types that have its names") {
  const auto made = completed(R"({"model": "models/gemini-3.6-flash", "contents": [{"parts": [{"text": "x"}]}], |})");
  for (const char* name : {"ttl", "displayName", "generateContentRequest", "generationConfig"}) CHECK(made.has(name));
  CHECK_FALSE(made.has("content"));
  const auto embeds = completed(R"({"model": "models/gemini-embedding-001", |})");
  CHECK(place_of(embeds, "content") < place_of(embeds, "tools"));
  CHECK(completed(R"({"model": "models/gemini-3.6-flash", |})").list.front().label == "contents");
  CHECK(place_of(made, "ttl") > place_of(made, "serviceTier"));
  CHECK(first(completed(R"({"ttl": "300s", "contents": [{"parts": []}], |})"), 1) == Labels{"model"});
  CHECK_FALSE(asked_of("gemini-3.6-flash", R"({"contents": [], |})").has("ttl"));
}

TEST_CASE("what requests have most often comes first") {
  CHECK(first(asked_of("my-own", R"({"contents": [], |})"), 3) ==
        Labels{"generationConfig", "tools", "systemInstruction"});
  CHECK(first(completed(R"({"contents": [{"parts": [{|}]}]})"), 3) ==
        Labels{"text", "functionCall", "functionResponse"});
  const auto tail = completed(R"({"contents": [], "tools": [{|}]})").labels();
  CHECK(tail.front() == "functionDeclarations");
  const auto answer = completed(R"({"contents": [], "generationConfig": {"responseMimeType": "|"}})");
  CHECK(answer.list.front().label == "application/json");
}

TEST_CASE("methods in the order in which they are wanted") {
  const auto made = completed(R"({"url": ")" + host + R"(v1beta/models/my-own:|"})");
  CHECK(first(made, 5) ==
        Labels{"generateContent", "streamGenerateContent", "countTokens", "embedContent", "batchEmbedContents"});
  CHECK(made.list.back().deprecated);
  CHECK(made.find("generateText")->deprecated);
  CHECK_FALSE(made.find("predict")->deprecated);
  CHECK(first(configured(R"({"targets": [{"method": "|"}]})"), 2) ==
        Labels{"generateContent", "streamGenerateContent"});
}

TEST_CASE("categories come behind the rules") {
  const auto made = configured(R"({"rules": {"|"}})");
  CHECK(place_of(made, "wire") > place_of(made, "voice-unknown"));
  CHECK(made.find("wire")->detail.starts_with("Rules of this category"));
}

TEST_CASE("bodies that are seldom begun") {
  const auto root = completed("{|}");
  for (const char* name : {"batch", "setup", "file", "fileName"}) {
    CAPTURE(name);
    CHECK(root.has(name));
    CHECK(place_of(root, name) > place_of(root, "generationConfig"));
  }
  CHECK(completed(R"({"setup": {|}})").list.front().label == "model");
  CHECK(completed(R"({"batch": {|}})").has("inputConfig"));
  CHECK(completed(R"({"file": {|}})").has("displayName"));
}

TEST_CASE("addresses to begin with") {
  const auto made = completed(R"({"url": "|"})");
  CHECK(made.list.front().label == host + "v1beta/models/");
  for (const char* path :
       {"v1beta/cachedContents", "v1beta/files", "upload/v1beta/files", "v1beta/fileSearchStores", "v1beta/batches"}) {
    CAPTURE(path);
    CHECK(made.has(host + path));
  }
  CHECK(made.find(host + "v1beta/cachedContents")->detail == "CachedContent");
  CHECK_FALSE(made.has(host + "v1/cachedContents"));
  CHECK(completed(R"({"url": "https://gen|"})").has(host + "v1beta/models/"));
  CHECK(completed(R"({"url": "/|"})").has("/v1beta/cachedContents"));
}

TEST_CASE("a document to begin with") {
  CHECK(completed("|").labels() == Labels{"{contents}", "{url, body}"});
  CHECK(completed(" \n|").with("{contents}") ==
        " \n"
        R"({"contents": [{"role": "user", "parts": [{"text": "$1"}]}]})");
  CHECK(completed("[|]").labels() == Labels{"{contents}", "{url, body}"});
  CHECK(completed("|", true, true).labels() == Labels{"{key, request}", "{contents}", "{url, body}"});
  CHECK(completed(R"([{"content": {"parts": [{"text": "a"}]}}, |])").labels() == Labels{"{content}"});
  CHECK(configured("|").labels() == Labels{"{}"});
}

TEST_CASE("the name of a body comes with what the value would") {
  const std::string url = R"({"url": ")" + host + R"(v1beta/models/gemini-embedding-001:embedContent", )";
  CHECK(completed(url + "|}").with("body") == url + R"("body": {"content": {"parts": [{"text": "$1"}]}}})");
  CHECK(completed(url + R"("body": |})").with("{}") == url + R"("body": {"content": {"parts": [{"text": "$1"}]}}})");
  CHECK(completed(R"({"key": "a", |})", true, true).with("request") ==
        R"({"key": "a", "request": {"contents": [{"role": "user", "parts": [{"text": "$1"}]}]}})");
}

TEST_CASE("the detail is the type of what is inserted") {
  CHECK(completed(R"({"contents": |})").find("[]")->detail == "Content[]");
  CHECK(completed(R"({"contents": [|]})").find("{}")->detail == "Content");
  const auto schema =
      completed(R"({"contents": [], "generationConfig": {"responseSchema": {"properties": {"a": |}}}})");
  CHECK(schema.find("{}")->detail == "Schema");
  CHECK(completed(R"({"contents": [{"parts": [{"text": "a", |}]}]})").find("mediaResolution")->detail == "object");
  CHECK(completed(R"({"url": "/v1beta/", |})").find("method")->detail == "string, one of some names");
}
