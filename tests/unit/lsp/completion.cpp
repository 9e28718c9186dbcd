#include "lsp/completion.hpp"

#include "completing.hpp"

using namespace gemlint;
using namespace gemlint::lsp::test;

using Labels = std::vector<std::string>;

TEST_CASE("names of fields that are not set yet, before and behind the cursor, in both spellings") {
  const auto made = completed(R"({"contents": [], "generationConfig": {"topK": 1, "te|", "max_output_tokens": 5}})");
  CHECK_FALSE(made.has("topK"));
  CHECK_FALSE(made.has("maxOutputTokens"));
  CHECK_FALSE(made.has("contents"));
  CHECK(made.has("temperature"));
  CHECK(made.with("temperature") ==
        R"({"contents": [], "generationConfig": {"topK": 1, "temperature": $1, "max_output_tokens": 5}})");
}

TEST_CASE("an object of proto names gets proto names") {
  const auto own = completed(R"({"contents": [], "generation_config": {"max_output_tokens": 5, "|"}})");
  CHECK(own.has("stop_sequences"));
  CHECK_FALSE(own.has("stopSequences"));
  const auto above = completed(R"({"contents": [], "generation_config": {|}})");
  CHECK(above.has("stop_sequences"));
  CHECK(above.with("thinking_config") == R"({"contents": [], "generation_config": {"thinking_config": {$1}}})");
}

TEST_CASE("the value's skeleton goes with the type") {
  const auto made = completed(R"({"contents": [], "generationConfig": {|}})");
  CHECK(made.find("temperature")->insert == R"("temperature": $1)");
  CHECK(made.find("responseLogprobs")->insert == R"("responseLogprobs": $1)");
  CHECK(made.find("responseMimeType")->insert == R"("responseMimeType": "$1")");
  CHECK(made.find("mediaResolution")->insert == R"("mediaResolution": "$1")");
  CHECK(made.find("thinkingConfig")->insert == R"("thinkingConfig": {$1})");
  CHECK(made.find("stopSequences")->insert == R"("stopSequences": [$1])");
  CHECK(made.find("responseSchema")->deprecated);
  CHECK(made.find("stopSequences")->detail == "string[]");
  const auto tool = completed(R"({"contents": [], "tools": [{|}]})");
  CHECK(
      tool.find("functionDeclarations")->insert ==
      R"("functionDeclarations": [{"name": "$1", "description": "$2", "parameters": {"type": "OBJECT", "properties": {$3}}}])");
  const auto root = completed(R"({|})");
  CHECK(root.list.front().label == "contents");
  CHECK(root.list.front().is_snippet);
  CHECK(root.list.front().insert == R"("contents": [{"role": "user", "parts": [{"text": "$1"}]}])");
  CHECK(root.find("systemInstruction")->insert == R"("systemInstruction": {"parts": [{"text": "$1"}]})");
}

TEST_CASE("without snippets the text is plain") {
  const auto root = completed(R"({|})", false);
  CHECK(root.find("contents")->insert == R"("contents": [{"role": "user", "parts": [{"text": ""}]}])");
  CHECK_FALSE(root.find("contents")->is_snippet);
}

TEST_CASE("commas where they are missing") {
  CHECK(completed(R"({"contents": [] |})").with("store") == R"({"contents": [] , "store": $1})");
  CHECK(completed("{\"contents\": []\n|}").with("store") == "{\"contents\": [],\n\"store\": $1}");
  CHECK(completed(R"({|"contents": []})").with("store") == R"({"store": $1, "contents": []})");
  CHECK(completed("{\n  |\n  \"contents\": []}").with("store") == "{\n  \"store\": $1,\n  \"contents\": []}");
  CHECK(completed(R"({"contents": [], "s|": true})").with("store") == R"({"contents": [], "store": true})");
  CHECK(completed(R"({"contents": [{"role": "us|" "parts": []}]})").with("model") ==
        R"({"contents": [{"role": "model", "parts": []}]})");
  CHECK(completed(R"({"contents": [], "generationConfig": {"responseModalities": [| "IMAGE"]}})").with("TEXT") ==
        R"({"contents": [], "generationConfig": {"responseModalities": ["TEXT", "IMAGE"]}})");
}

TEST_CASE("the comma that is missing in an earlier line") {
  CHECK(completed("{\"contents\": [] // so far\n  /* , */\n  |\n}").with("store") ==
        "{\"contents\": [], // so far\n  /* , */\n  \"store\": $1\n}");
  CHECK(completed("{\"contents\": []\n  \"s|\"\n  \"tools\": []}").with("store") ==
        "{\"contents\": [],\n  \"store\": $1,\n  \"tools\": []}");
  CHECK(completed("{\"contents\": [{\"role\": \"user\"}\n  |\n]}").with("{}") ==
        "{\"contents\": [{\"role\": \"user\"},\n  {\"role\": \"user\", \"parts\": [{\"text\": \"$1\"}]}\n]}");
  CHECK_FALSE(completed("{\"contents\": [],\n|}").find("store")->comma_at);
  CHECK_FALSE(completed("{\"contents\": [] |}").find("store")->comma_at);
}

TEST_CASE("half-written names") {
  const std::string done = R"({"contents": [], "generationConfig": {"temperature": $1)";
  CHECK(completed(R"({"contents": [], "generationConfig": {"temp|)").with("temperature") == done);
  CHECK(completed(R"({"contents": [], "generationConfig": {temp|)").with("temperature") == done);
  CHECK(completed(R"({"contents": [], "generationConfig": {"temp|}})").with("temperature") == done + "}}");
  CHECK(completed(R"({"contents": [], "generationConfig": {"te|mp"}})").with("temperature") == done + "}}");
  CHECK(completed(R"({"contents": [], "generationConfig": {'te|mp'}})").with("temperature") == done + "}}");
  CHECK(completed("{\"generationConfig\": {\"temp|\n  \"topK\": 1},\n\"contents\": []}").with("temperature") ==
        "{\"generationConfig\": {\"temperature\": $1,\n  \"topK\": 1},\n\"contents\": []}");
  CHECK(completed("{\"generationConfig\": {\"temp|\n},\n\"contents\": []}").with("temperature") ==
        "{\"generationConfig\": {\"temperature\": $1\n},\n\"contents\": []}");
  CHECK(completed("{\"generationConfig\": {\"temp|, \"topK\": 1}, \"contents\": []}").with("temperature") ==
        "{\"generationConfig\": {\"temperature\": $1, \"topK\": 1}, \"contents\": []}");
}

TEST_CASE("blanks that are none in JSON, and bytes of no character") {
  CHECK(completed("{\"contents\": [],\xC2\xA0|}").has("store"));
  CHECK(completed("{\"contents\": [],\xFF|}").has("store"));
  CHECK(completed("{\"contents\": [],\xC2|\xA0}").list.empty());
  CHECK(completed("\xEF\xBB\xBF{\"contents\": [], s|}").has("store"));
}

TEST_CASE("the quote before the cursor stays, and what is replaced begins like the label") {
  const auto made = completed(R"({"contents": [], "s|"})");
  const auto* store = made.find("store");
  CHECK(store->filter == "store");
  CHECK(store->insert == "store\": $1");
  CHECK(made.text.substr(store->replaced.begin, 1) == "s");
  CHECK(completed(R"({"contents": [], |"s"})").find("store")->filter == "\"store");
  CHECK(completed(R"({"contents": [] "s|"})").find("store")->filter == "\"store");
  CHECK(completed(R"({"contents": [{"role": "|"}]})").find("user")->insert == "user\"");
  CHECK(completed(R"({"contents": [], 's|'})").find("store")->filter == "'store");
  CHECK(completed(R"({"contents": [], s|})").find("store")->filter == "store");
}

TEST_CASE("fields that clash, are the server's own, or not of the version, are left out") {
  const auto part = completed(R"({"contents": [{"parts": [{"text": "a", |}]}]})");
  CHECK_FALSE(part.has("inlineData"));
  CHECK(part.has("videoMetadata"));
  const std::string url = R"({"url": "https://generativelanguage.googleapis.com/)";
  const auto cache = completed(url + R"(v1beta/cachedContents", "body": {|}})");
  CHECK(cache.has("ttl"));
  CHECK_FALSE(cache.has("createTime"));
  const std::string call = "/models/gemini-2.5-flash:generateContent\", \"body\": {|}}";
  CHECK(completed(url + "v1beta" + call).has("cachedContent"));
  CHECK_FALSE(completed(url + "v1" + call).has("cachedContent"));
  CHECK(completed(url + "v1" + call).has("systemInstruction"));
  const auto patch = completed(url + R"(v1beta/cachedContents/x", "method": "PATCH", "body": {|}})");
  CHECK(patch.has("ttl"));
  CHECK_FALSE(patch.has("name"));
}

TEST_CASE("the endpoint behind the cursor counts") {
  const auto made = completed(
      R"({"body": {|}, "url": "https://generativelanguage.googleapis.com/v1beta/models/gemini-embedding-001:embedContent"})");
  CHECK(made.list.front().label == "content");
  CHECK_FALSE(made.has("contents"));
}

TEST_CASE("values of enums") {
  const auto made = completed(R"({"contents": [], "safetySettings": [{"category": "|"}]})");
  CHECK(made.has("HARM_CATEGORY_HARASSMENT"));
  CHECK_FALSE(made.has("HARM_CATEGORY_UNSPECIFIED"));
  CHECK_FALSE(made.has("HARM_CATEGORY_TOXICITY"));
  const auto empty = completed(R"({"contents": [], "safetySettings": [{"threshold": |}]})");
  CHECK(empty.with("BLOCK_NONE") == R"({"contents": [], "safetySettings": [{"threshold": "BLOCK_NONE"}]})");
  CHECK(empty.find("BLOCK_NONE")->detail == "SafetySetting.HarmBlockThreshold");
  CHECK(completed(R"({"contents": [], "safetySettings": [{"threshold": BLO|}]})").with("BLOCK_NONE") ==
        R"({"contents": [], "safetySettings": [{"threshold": "BLOCK_NONE"}]})");
  CHECK(completed(R"({"contents": [], "store": |})").labels() == Labels{"true", "false"});
  CHECK(completed(R"({"contents": [], "store": tr|})").with("true") == R"({"contents": [], "store": true})");
}

TEST_CASE("a list of values gets those that it does not have yet") {
  const auto made = completed(R"({"contents": [], "generationConfig": {"responseModalities": ["TEXT", "|"]}})");
  CHECK(made.labels() == Labels{"IMAGE", "AUDIO", "VIDEO"});
}

TEST_CASE("values of texts that a rule knows") {
  CHECK(completed(R"({"contents": [{"role": "|"}]})").labels() == Labels{"user", "model"});
  const auto mime = completed(R"({"contents": [{"parts": [{"inlineData": {"mimeType": "im|"}}]}]})");
  CHECK(mime.has("image/png"));
  CHECK(mime.has("audio/wav"));
  const auto answer = completed(R"({"contents": [], "generationConfig": {"responseMimeType": "|"}})");
  CHECK(answer.has("application/json"));
  CHECK_FALSE(answer.has("image/png"));
  CHECK(
      completed(
          R"({"contents": [], "generationConfig": {"speechConfig": {"voiceConfig": {"prebuiltVoiceConfig": {"voiceName": "|"}}}}})")
          .has("Kore"));
}

TEST_CASE("what the model takes, where that is known") {
  const auto levels = [](const std::string& model) {
    return completed(R"({"model": "models/)" + model +
                     R"(", "contents": [], "generationConfig": {"thinkingConfig": {"thinkingLevel": "|"}}})")
        .labels();
  };
  CHECK(levels("gemini-3.1-flash-image") == Labels{"MINIMAL", "HIGH"});
  CHECK(levels("gemini-4-carbon") == Labels{"LOW", "MEDIUM", "HIGH"});
  CHECK(levels("my-own").size() == 4);
  const auto ratios = completed(
      R"({"model": "models/gemini-2.5-flash-image", "contents": [], "generationConfig": {"imageConfig": {"aspectRatio": "|"}}})");
  CHECK(ratios.has("16:9"));
  CHECK_FALSE(ratios.has("1:8"));
}

TEST_CASE("models with their lifecycle") {
  const auto body = completed(R"({"contents": [], "model": "|"})");
  CHECK(body.list.front().label == "models/gemini-4-argon");
  CHECK(body.list.front().detail == "stable");
  const auto* gone = body.find("models/gemini-2.0-flash");
  REQUIRE(gone != nullptr);
  CHECK(gone->deprecated);
  CHECK(gone->detail.starts_with("shut down; shutdown 2026-"));
  CHECK(body.list.back().deprecated);
  const std::string before = R"({"url": "https://generativelanguage.googleapis.com/v1beta/models/)";
  const auto url = completed(before + R"(gemini-2.|5:embedContent", "body": {}})");
  CHECK(url.has("gemini-embedding-001"));
  CHECK_FALSE(url.has("gemini-2.5-flash-lite"));
  CHECK(url.with("gemini-embedding-001") == before + R"(gemini-embedding-001:embedContent", "body": {}})");
  const auto* limited = body.find("models/gemini-4-carbon");
  REQUIRE(limited != nullptr);
  CHECK(limited->detail == "stable; paid tiers only");
  CHECK(limited->sort > body.find("models/gemini-3.1-flash-lite")->sort);
  CHECK(body.find("models/gemini-3.5-flash")->detail ==
        "deprecated; use gemini-3.6-flash; answered by gemini-3.6-flash");
  const auto verbs = completed(before + R"(gemini-embedding-001:em|)");
  CHECK(verbs.has("embedContent"));
  CHECK_FALSE(verbs.has("generateContent"));
  CHECK(completed(R"({"url": "|"})").with("https://generativelanguage.googleapis.com/v1beta/models/") ==
        before + R"($1"})");
}

TEST_CASE("an address that is still being written") {
  const std::string before = R"({"url": "https://generativelanguage.googleapis.com/v1beta/models/)";
  CHECK(completed(before + "gemini-2.5-fl|").with("gemini-2.5-flash") == before + "gemini-2.5-flash");
  CHECK(completed(before + "gemini-2.5-flash:gen|\n}").with("generateContent") ==
        before + "gemini-2.5-flash:generateContent\n}");
  CHECK(
      completed(before + "gemini-2.5-fl|ash:generateContent?key=K\", \"body\": {}}").find("gemini-2.5-pro")->replaced ==
      Span{before.size(), before.size() + 16});
  const auto old = completed(R"({"url": "https://generativelanguage.googleapis.com/v1/models/gemini-2.5-flash:|"})");
  CHECK(old.has("generateContent"));
  CHECK_FALSE(old.has("predictLongRunning"));
  CHECK(completed(before + "gemini-2.5-flash:generateContent?|key=K\"}").list.empty());
}

TEST_CASE("half-written values") {
  CHECK(completed("{\"contents\": [{\"role\": \"us|\n  \"parts\": []}]}").with("user") ==
        "{\"contents\": [{\"role\": \"user\",\n  \"parts\": []}]}");
  CHECK(completed("{\"contents\": [{\"role\": |\r\n  \"parts\": []}]}").with("user") ==
        "{\"contents\": [{\"role\": \"user\",\r\n  \"parts\": []}]}");
  CHECK(completed(R"({"contents": [{"role": "us|}]})").with("user") == R"({"contents": [{"role": "user"}]})");
  CHECK(completed(R"({"contents": [{"role": "|, "parts": [{"text": "a"}]}]})").with("user") ==
        R"({"contents": [{"role": "user", "parts": [{"text": "a"}]}]})");
  CHECK(completed(R"({"contents": [{"parts": [], "role": |"user"}]})").with("model") ==
        R"({"contents": [{"parts": [], "role": "model"}]})");
  CHECK(completed(R"({"contents": [], "generationConfig": {"responseModalities": ["TEXT" |]}})").with("IMAGE") ==
        R"({"contents": [], "generationConfig": {"responseModalities": ["TEXT" , "IMAGE"]}})");
}

TEST_CASE("a document that nothing tells yet gets what still fits") {
  const auto root = completed(R"({"|)");
  for (const char* name : {"contents", "content", "requests", "url", "body"}) CHECK(root.has(name));
  CHECK_FALSE(root.has("key"));
  CHECK(completed(R"({"|)", true, true).has("key"));
  const auto cache = completed(R"({"ttl": "300s", |})");
  CHECK(cache.has("displayName"));
  CHECK_FALSE(cache.has("requests"));
  CHECK_FALSE(cache.has("url"));
  CHECK(completed(R"({"contents": [{|)").has("parts"));
  CHECK(completed(R"({"contents": [{"parts": [{"|)").has("text"));
  CHECK(completed(R"({"choices": [], |})").list.empty());
}

TEST_CASE("what stands round a request") {
  const auto exchange =
      completed(R"({"url": "https://generativelanguage.googleapis.com/v1beta/models", "note": 1, |})");
  CHECK(exchange.labels() == Labels{"body", "method", "headers"});
  CHECK(completed(R"({"method": "|", "url": ""})").labels() == Labels{"POST", "GET", "PATCH", "DELETE"});
  CHECK(completed(R"({"url": "", "headers": {"|"}})").has("x-goog-api-key"));
  CHECK(completed(R"({"body": {"|)").has("contents"));
  CHECK(completed(R"({"body": {"contents": [{"|)").has("parts"));
  CHECK(completed(R"({"url": "https://elsewhere.example/v1", "body": {|}})").list.empty());
  CHECK(completed(R"({"key": "a", |})", true, true).labels() == Labels{"request"});
  CHECK(completed(R"({"key": "a", "request": {|}})", true, true).has("contents"));
  CHECK(completed(R"([{"contents": [{"role": "|"}]}])").has("user"));
}

TEST_CASE("nothing inside of free text, numbers and comments, or where no token can stand") {
  for (const char* text :
       {R"({"contents": [{"parts": [{"text": "a|b"}]}]})", R"({"contents": [], "generationConfig": {"topK": 1|2}})",
        R"({"contents": [], /* | */ "model": "a"})", "{\"contents\": [] // |\n}", R"({"contents" |: []})",
        R"({"contents": []} |)", R"({"contents": [{"parts": [{"text": "several
lines|"}]}]})",
        R"({"contents": [{"parts": [{"functionCall": {"args": {"|"}}}]}]})", "\"|", "]|", "{{{{|"}) {
    CAPTURE(text);
    CHECK(completed(text).list.empty());
  }
}

TEST_CASE("nothing below a name that the type lacks") {
  CHECK(completed(R"({"contents": [], "generationConfig": {"unknown": {"|"}}})").list.empty());
}

TEST_CASE("lists and objects to fill in") {
  CHECK(completed(R"({"contents": |})").with("[]") == R"({"contents": [{"role": "user", "parts": [{"text": "$1"}]}]})");
  CHECK(completed(R"({"contents": [|]})").with("{}") ==
        R"({"contents": [{"role": "user", "parts": [{"text": "$1"}]}]})");
  CHECK(completed(R"({"generationConfig": |, "contents": []})").labels() == Labels{"{}"});
}

TEST_CASE("gemlint.json") {
  const auto root = configured(R"({|})");
  CHECK(root.has("targets"));
  CHECK(root.find("$schema")->insert == R"("\$schema": "$1")");
  CHECK(configured(R"({"targets": [{|}]})").list.front().label == "files");
  CHECK(configured(R"({"targets": [{"apiVersion": "|"}]})").labels() == Labels{"v1", "v1beta", "v1alpha"});
  CHECK(configured(R"({"targets": [{"method": "|"}]})").has("generateContent"));
  CHECK(configured(R"({"targets": [{"model": "|"}]})").has("gemini-2.5-flash"));
  CHECK(configured(R"({"suppress": [{"rule": "|"}]})").has("unknown-field"));
  const auto rules = configured(R"({"rules": {"wire": "off", "|"}})");
  CHECK(rules.has("unknown-field"));
  CHECK_FALSE(rules.has("wire"));
  CHECK(rules.with("unknown-field") == R"({"rules": {"wire": "off", "unknown-field": "$1"}})");
  CHECK(configured(R"({"rules": {"wire": "|"}})").labels() == Labels{"off", "info", "warning", "error"});
}
