// Which JSON objects are taken for requests of ours when nothing else says so.
#include <doctest/doctest.h>

#include <array>
#include <string_view>
#include <vector>

#include "api/endpoint.hpp"
#include "parsed.hpp"

using namespace gemlint::api;
using gemlint::api::test::Parsed;

namespace {

void all(bool wanted, const std::vector<std::string_view>& texts) {
  for (const std::string_view text : texts) {
    CAPTURE(text);
    const Parsed parsed(text);
    CHECK(looks_like_body(bundled_schemas(), *parsed) == wanted);
  }
}

std::string_view likeliest(std::string_view text) {
  const Parsed parsed(text);
  const Schemas& schemas = bundled_schemas();
  const Message* message = likeliest_request(schemas, *parsed, schemas.recognition.requests);
  return message == nullptr ? std::string_view() : message->name;
}

}  // namespace

TEST_CASE("bodies of ours, in both spellings and lenient forms") {
  all(true, {
                R"({"contents": [{"parts": [{"text": "a"}]}]})",
                R"({"contents": {"parts": {"text": "a"}}})",
                R"({"contents": [[{"role": "user"}]]})",
                R"({"generationConfig": {"temperature": 1}})",
                R"({"generation_config": {}, "whatever": 1})",
                R"({"systemInstruction": {"parts": [{"text": "a"}]}})",
                R"({"system_instruction": "a string, wrongly"})",
                R"({"content": {"parts": [{"text": "a"}]}})",
                R"({"requests": [{"model": "models/gemini-embedding-001", "content": {"parts": [{"text": "a"}]}}]})",
                R"({"model": "models/imagen-4.0-generate-001", "instances": [{"prompt": "a"}]})",
                R"({"generateContentRequest": {"contents": []}})",
                R"({"model": "models/gemini-2.5-flash", "contents": [{"role": "user", "parts": []}], "ttl": "60s"})",
            });
}

TEST_CASE("what other people's files hold") {
  all(false, {
                 "{}",
                 "[]",
                 "5",
                 R"("contents")",
                 R"({"contents": "a string"})",
                 R"({"contents": [1, 2]})",
                 R"({"contents": []})",
                 R"({"contents": [{"name": "a file"}]})",
                 R"({"model": "gpt-5", "messages": [{"role": "user", "content": "a"}]})",
                 R"({"messages": [], "generationConfig": {}})",
                 R"({"choices": [{"message": {}}], "contents": [{"role": "user"}]})",
                 R"({"candidates": [{"content": {"parts": [{"text": "a"}]}}]})",
                 R"({"$schema": "https://json-schema.org/draft-07/schema", "contents": [{"parts": []}]})",
                 R"({"name": "package", "version": "1.0.0", "dependencies": {}})",
                 R"({"content": {"parts": "a string"}, "role": "model"})",
                 R"({"instances": [{"prompt": "a"}]})",
                 R"({"model": "publishers/google/models/gemini-2.5-flash", "contents": [{"parts": [{"text": "a"}]}]})",
                 R"({"generationConfig": {"routingConfig": {}}})",
             });
}

TEST_CASE("the request type with most of an object's names") {
  CHECK(likeliest(R"({"contents": [], "generationConfig": {}})") == "GenerateContentRequest");
  CHECK(likeliest(R"({"contents": []})") == "GenerateContentRequest");
  CHECK(likeliest(R"({"contents": [], "ttl": "60s", "display_name": "a"})") == "CachedContent");
  CHECK(likeliest(R"({"generateContentRequest": {}})") == "CountTokensRequest");
  CHECK(likeliest(R"({"content": {}, "taskType": "CLUSTERING"})") == "EmbedContentRequest");
  CHECK(likeliest(R"({"requests": []})") == "BatchEmbedContentsRequest");
  CHECK(likeliest(R"({"instances": [], "parameters": {}})") == "PredictRequest");
}

TEST_CASE("the first candidate when no name tells") {
  CHECK(likeliest("{}") == "GenerateContentRequest");
  CHECK(likeliest("[]") == "GenerateContentRequest");
  const Parsed parsed(R"({"content": {}})");
  constexpr std::array<std::string_view, 2> names = {"NoSuchMessage", "EmbedContentRequest"};
  const Message* message = likeliest_request(bundled_schemas(), *parsed, names);
  REQUIRE(message != nullptr);
  CHECK(message->name == "EmbedContentRequest");
  CHECK(likeliest_request(bundled_schemas(), *parsed, {}) == nullptr);
}
