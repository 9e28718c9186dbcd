#include "api/endpoint.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

using namespace gemlint::api;

namespace {

const std::string host = "https://generativelanguage.googleapis.com";
const std::string generate = host + "/v1beta/models/gemini-2.5-flash:generateContent";

ResolvedUrl resolve(std::string_view url, std::string_view http = "", const std::vector<std::string>& hosts = {}) {
  return resolve_url(bundled_schemas(), url, http, hosts);
}

std::string route_of(const ResolvedUrl& resolved) {
  return resolved.endpoint.route == nullptr ? std::string() : std::string(resolved.endpoint.route->id);
}

void is_ours(std::string_view url, std::string_view route, std::string_view model) {
  CAPTURE(url);
  const ResolvedUrl resolved = resolve(url);
  CHECK(resolved.kind == UrlKind::ours);
  CHECK(route_of(resolved) == route);
  CHECK(resolved.endpoint.model == model);
}

void is_kind(UrlKind kind, const std::vector<std::string>& urls) {
  for (const std::string& url : urls) {
    CAPTURE(url);
    CHECK(static_cast<int>(resolve(url).kind) == static_cast<int>(kind));
  }
}

}  // namespace

TEST_CASE("a whole url gives version, route, model and the body's message") {
  const ResolvedUrl resolved = resolve(generate, "POST");
  CHECK(resolved.kind == UrlKind::ours);
  CHECK(route_of(resolved) == "models.generateContent");
  CHECK(resolved.endpoint.version == Version::v1beta);
  CHECK(resolved.endpoint.model == "gemini-2.5-flash");
  REQUIRE(resolved.endpoint.request != nullptr);
  CHECK(resolved.endpoint.request->name == "GenerateContentRequest");
  CHECK(resolved.endpoint.coverage == Coverage::full);
  CHECK(resolved.path == "/v1beta/models/gemini-2.5-flash:generateContent");
}

TEST_CASE("versions") {
  CHECK(resolve(host + "/v1/models/a-model:countTokens").endpoint.version == Version::v1);
  const ResolvedUrl alpha = resolve(host + "/v1alpha/models/a-model:countTokens");
  CHECK(alpha.endpoint.version == Version::v1alpha);
  CHECK(alpha.endpoint.coverage == Coverage::fields);
  CHECK(version_from("v1beta") == Version::v1beta);
  CHECK_FALSE(version_from("v1beta1").has_value());
  CHECK_FALSE(version_from("").has_value());
}

TEST_CASE("query, fragment, port, user and the case of the host do not matter") {
  const std::string path = "/v1beta/models/gemini-2.5-flash:generateContent";
  for (const std::string& url :
       {generate + "?key=KEY", generate + "?alt=sse&key=a/b:c", generate + "#here", host + ":443" + path,
        "https://GenerativeLanguage.GoogleApis.com" + path, "http://generativelanguage.googleapis.com" + path,
        "https://user:word@generativelanguage.googleapis.com" + path, "generativelanguage.googleapis.com" + path,
        host + "//v1beta//models/gemini-2.5-flash:generateContent"}) {
    is_ours(url, "models.generateContent", "gemini-2.5-flash");
  }
}

TEST_CASE("percent-encoding") {
  is_ours(host + "/v1beta/models/gemini-2.5-flash%3AgenerateContent", "models.generateContent", "gemini-2.5-flash");
  is_ours(host + "/v1beta/models%2Fgemini-2.5-flash%3agenerateContent", "models.generateContent", "gemini-2.5-flash");
  CHECK(resolve(host + "/v1beta/models/a%zz%4").path == "/v1beta/models/a%zz%4");
}

TEST_CASE("what only holds the place of a model is no model") {
  for (const std::string_view name :
       {"{model}", "$MODEL", "${MODEL}", "<model>", "YOUR_MODEL", "[model]", "{{model}}"}) {
    is_ours(host + "/v1beta/models/" + std::string(name) + ":generateContent", "models.generateContent", "");
  }
  CHECK(model_code("models/gemini-2.5-flash") == "gemini-2.5-flash");
  CHECK(model_code("gemini-2.5-flash") == "gemini-2.5-flash");
  CHECK(model_code("tunedModels/my-model") == "tunedModels/my-model");
  CHECK(model_code("").empty());
  CHECK(model_code("models/").empty());
  CHECK(model_code("MODEL_NAME").empty());
}

TEST_CASE("a placeholder in front of the path") {
  for (const std::string_view base : {"{{base_url}}", "${BASE_URL}", "$BASE", "<base>", ""}) {
    is_ours(std::string(base) + "/v1beta/models/gemini-2.5-flash:generateContent", "models.generateContent",
            "gemini-2.5-flash");
  }
  // Without a host, what we do not know is not ours.
  is_kind(UrlKind::other_host,
          {"{{base}}/v1/chat/completions", "/v1/messages", "/api/things", "{{url}}", "", "/", "a"});
}

TEST_CASE("tuned models, and names with a slash") {
  is_ours(host + "/v1beta/tunedModels/my-model:generateContent", "tunedModels.generateContent", "tunedModels/my-model");
  is_ours(host + "/v1beta/models/team/my-model:countTokens", "models.countTokens", "team/my-model");
  is_ours(host + "/v1beta/models/models/my-model:countTokens", "models.countTokens", "models/my-model");
}

TEST_CASE("other routes") {
  is_ours(host + "/v1beta/cachedContents", "cachedContents.create", "");
  is_ours(host + "/upload/v1beta/files", "media.upload", "");
  is_ours(host + "/resumable/upload/v1beta/files", "media.upload", "");
  is_ours(host + "/v1beta/files", "files.list", "");
  CHECK(route_of(resolve(host + "/v1beta/files", "POST")) == "media.upload");
  CHECK(route_of(resolve(host + "/v1beta/cachedContents/abc", "PATCH")) == "cachedContents.patch");
  CHECK(route_of(resolve(host + "/v1beta/cachedContents/abc", "GET")) == "cachedContents.get");
}

TEST_CASE("the Live socket") {
  const std::string live = "wss://generativelanguage.googleapis.com/ws/google.ai.generativelanguage.";
  is_ours(live + "v1beta.GenerativeService.BidiGenerateContent?key=KEY", "live.BidiGenerateContent", "");
  const ResolvedUrl alpha = resolve(live + "v1alpha.GenerativeService.BidiGenerateContentConstrained");
  CHECK(route_of(alpha) == "live.BidiGenerateContentConstrained");
  CHECK(alpha.endpoint.version == Version::v1alpha);
  CHECK(resolve(live + "v1.GenerativeService.BidiGenerateContent").endpoint.version == Version::v1);
  is_kind(UrlKind::unknown_route,
          {live + "v1beta.GenerativeService.Bidi", live + "v2.GenerativeService.BidiGenerateContent",
           "wss://generativelanguage.googleapis.com/ws", "wss://generativelanguage.googleapis.com/ws/"});
}

TEST_CASE("recognised, but not covered") {
  for (const std::string_view path :
       {"/v1beta/openai/chat/completions", "/v1beta/interactions", "/v1beta/agents/a/b", "/v1beta/webhooks"}) {
    CAPTURE(path);
    const ResolvedUrl resolved = resolve(host + std::string(path));
    CHECK(resolved.kind == UrlKind::ours);
    CHECK(resolved.endpoint.coverage == Coverage::none);
    CHECK(resolved.endpoint.request == nullptr);
  }
}

TEST_CASE("other hosts are not ours") {
  is_kind(UrlKind::other_host,
          {"https://api.openai.com/v1/chat/completions",
           "https://us-central1-aiplatform.googleapis.com/v1/projects/p/locations/l/publishers/google/models/"
           "m:generateContent",
           "https://generativelanguage.googleapis.com.example.com/v1beta/models/m:generateContent",
           "https://example.com/generativelanguage.googleapis.com/v1beta/models/m:generateContent",
           "https://generativelanguage.googleapis.com@example.com/v1beta/models/m:generateContent", "https://", "://"});
}

TEST_CASE("hosts of the configuration are ours") {
  const std::string url = "https://proxy.example.com:8080/v1beta/models/gemini-2.5-flash:generateContent";
  CHECK(resolve(url).kind == UrlKind::other_host);
  CHECK(resolve(url, "POST", {"Proxy.Example.com"}).kind == UrlKind::ours);
  CHECK(resolve("https://proxy.example.com/gemini/v1beta/models/m:generateContnet", "", {"proxy.example.com"}).kind ==
        UrlKind::unknown_route);
}

TEST_CASE("paths that the API does not have") {
  is_kind(UrlKind::unknown_route, {host, host + "/", host + "/v1beta", host + "/v2/models/m:generateContent",
                                   host + "/models/m:generateContent", host + "/v1beta/models/m/generateContent",
                                   host + "/v1beta/models/m:generateContents", host + "/v1beta/models/:generateContent",
                                   host + "/v1beta/cachedContent", host + "/upload/v1beta/models/m"});
}

TEST_CASE("the nearest path is the one with a word corrected") {
  CHECK(resolve(host + "/v1beta/models/gemini-2.5-flash:generateContnet").nearest ==
        "/v1beta/models/gemini-2.5-flash:generateContent");
  CHECK(resolve(host + "/v1/models/gemini-embedding-001:embedContents").nearest ==
        "/v1/models/gemini-embedding-001:embedContent");
  CHECK(resolve(host + "/v1beta/cachedContent").nearest == "/v1beta/cachedContents");
  CHECK(resolve(host + "/v1beta/cachedcontents/abc").nearest == "/v1beta/cachedContents/abc");
  CHECK(resolve(host + "/v1beta/models/m:somethingElse").nearest.empty());
  CHECK(resolve(generate).nearest.empty());
}

TEST_CASE("another HTTP method") {
  const ResolvedUrl resolved = resolve(generate, "GET");
  CHECK(resolved.kind == UrlKind::other_method);
  CHECK(resolved.nearest == "POST");
  CHECK(resolve(generate, "").kind == UrlKind::ours);
}

TEST_CASE("of several methods at a path, the one that takes a body is meant: an exchange has one") {
  CHECK(resolve(host + "/v1beta/cachedContents/abc", "POST").nearest == "PATCH");
  CHECK(resolve(host + "/v1beta/cachedContents", "PUT").nearest == "POST");
}

TEST_CASE("methods by name") {
  const Schemas& schemas = bundled_schemas();
  const auto id = [&](std::string_view name) {
    const Route* route = find_method(schemas, name);
    return route == nullptr ? std::string() : std::string(route->id);
  };
  CHECK(id("generateContent") == "models.generateContent");
  CHECK(id("models.generateContent") == "models.generateContent");
  CHECK(id("tunedModels.generateContent") == "tunedModels.generateContent");
  CHECK(id("cachedContents.create") == "cachedContents.create");
  CHECK(id("embedContent") == "models.embedContent");
  CHECK(id("GenerateContent").empty());
  CHECK(id("").empty());
}

TEST_CASE("urls of any bytes are read to the end") {
  for (const std::string& url :
       {std::string("\0\0", 2), host + std::string("/v1beta/\0:x", 11), host + "/v1beta/" + std::string(100'000, '/'),
        host + "/v1beta/models/" + std::string(1'000'000, ':'), host + "/v1beta/" + std::string(30'000, '%'),
        host + "/v1beta/models/\xFF\xFE:generateContent", std::string("https://?"), std::string("?"),
        std::string("#")}) {
    CHECK(resolve(url).nearest.size() <= url.size() + 100);
  }
}
