#include "lint/requests.hpp"

#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <string_view>

#include "api/endpoint.hpp"
#include "json/accept.hpp"
#include "rules/rule.hpp"

using namespace gemlint;
using namespace gemlint::lint;

namespace {

const std::string body = R"({"contents": [{"parts": [{"text": "a"}]}]})";
const std::string url = "https://generativelanguage.googleapis.com/v1/models/gemini-2.5-flash:generateContent";

Options options() {
  Options made;
  made.schemas = &api::bundled_schemas();
  made.rules = &rules::bundled_rules();
  return made;
}

/// What is recognised in a text, for as long as this lives.
class Document {
 public:
  explicit Document(const std::string& text, bool jsonl = false, const Options& with = options()) : options_(with) {
    const json::Value* root = reader_.read(text);
    REQUIRE_MESSAGE(root != nullptr, text);
    found_ = recognise(*root, options_, jsonl);
  }

  const Recognised& operator*() const { return found_; }
  const Recognised* operator->() const { return &found_; }
  const Request& only() const {
    REQUIRE(found_.requests.size() == 1);
    return found_.requests[0];
  }

 private:
  Options options_;
  json::AcceptReader reader_;
  Recognised found_;
};

std::string exchange_text(const std::string& to, const std::string& contents) {
  return R"({"method": "POST", "note": "mine", "url": ")" + to + R"(", "body": )" + contents + "}";
}

std::string batch_text(const std::string& contents) { return R"({"key": "r-1", "request": )" + contents + "}"; }

std::string_view type_of(const Request& request) {
  return request.endpoint.request == nullptr ? std::string_view() : request.endpoint.request->name;
}

}  // namespace

TEST_CASE("a body") {
  const Document document(body);
  const Request& request = document.only();
  CHECK(request.form == Form::body);
  CHECK(request.path.empty());
  CHECK(request.body_path.empty());
  CHECK(type_of(request) == "GenerateContentRequest");
  CHECK(request.endpoint.version == api::Version::v1beta);
  CHECK(request.endpoint.route == nullptr);
  CHECK(request.names_model);
  CHECK(request.endpoint.model.empty());
  CHECK(document->others == 0);
}

TEST_CASE("a body that names its model") {
  const Document document(R"({"model": "models/gemini-2.5-pro", "contents": [{"parts": []}]})");
  CHECK(document.only().endpoint.model == "gemini-2.5-pro");
}

TEST_CASE("an exchange") {
  const Document document(exchange_text(url, body));
  const Request& request = document.only();
  CHECK(request.form == Form::exchange);
  CHECK(request.body_path == api::NodePath{3});
  CHECK(request.url_position == 2);
  CHECK(request.http == "POST");
  CHECK(request.endpoint.version == api::Version::v1);
  CHECK(request.endpoint.model == "gemini-2.5-flash");
  CHECK(type_of(request) == "GenerateContentRequest");
  CHECK_FALSE(request.body_is_text);
}

TEST_CASE("an exchange's url outweighs the options") {
  Options with = options();
  with.model = "another-model";
  with.version = api::Version::v1alpha;
  with.method = api::find_method(*with.schemas, "embedContent");
  const Document document(exchange_text(url, body), false, with);
  CHECK(document.only().endpoint.model == "gemini-2.5-flash");
  CHECK(document.only().endpoint.version == api::Version::v1);
  CHECK(type_of(document.only()) == "GenerateContentRequest");
}

TEST_CASE("an exchange whose body is a string") {
  const Document document(exchange_text(url, R"("{\"contents\": []}")"));
  CHECK(document.only().body_is_text);
  REQUIRE(document.only().body != nullptr);
}

TEST_CASE("an exchange without a body to look at") {
  CHECK(Document(exchange_text(url, "null")).only().body == nullptr);
  const Document uploaded(
      exchange_text("https://generativelanguage.googleapis.com/upload/v1beta/files", R"("%PDF-1.7")"));
  CHECK(uploaded.only().body == nullptr);
  const Document no_body(R"({"url": "https://generativelanguage.googleapis.com/v1beta/models"})");
  CHECK(no_body->requests.empty());
}

TEST_CASE("exchanges with others are counted and left alone") {
  for (const char* other : {"https://api.example.com/v1/messages", "/v1/chat/completions", "data.json", ""}) {
    CAPTURE(other);
    const Document document(exchange_text(other, body));
    CHECK(document->requests.empty());
    CHECK(document->others == 1);
  }
  Options with = options();
  with.hosts = {"proxy.example.com"};
  CHECK(Document(exchange_text("https://proxy.example.com/v1beta/models/m:countTokens", body), false, with)
            ->requests.size() == 1);
}

TEST_CASE("an exchange whose path is not known") {
  const Document document(
      exchange_text("https://generativelanguage.googleapis.com/v1beta/models/m:generateContnet", body));
  const Request& request = document.only();
  CHECK(request.url_kind == api::UrlKind::unknown_route);
  CHECK(request.url_nearest == "/v1beta/models/m:generateContent");
  CHECK(request.endpoint.coverage == api::Coverage::none);
}

TEST_CASE("a batch line") {
  for (const bool jsonl : {true, false}) {
    const Document document(batch_text(body), jsonl);
    const Request& request = document.only();
    CHECK(request.form == Form::batch_line);
    CHECK(request.key == "r-1");
    CHECK(request.body_path == api::NodePath{1});
    CHECK(type_of(request) == "GenerateContentRequest");
  }
  const Document embedding(batch_text(R"({"content": {"parts": [{"text": "a"}]}, "taskType": "CLUSTERING"})"), true);
  CHECK(type_of(embedding.only()) == "EmbedContentRequest");
}

TEST_CASE("a batch line needs no key in JSONL, and a key elsewhere") {
  const std::string keyless = R"({"request": )" + body + "}";
  const Document line(keyless, true);
  CHECK(line.only().form == Form::batch_line);
  CHECK_FALSE(line.only().key.has_value());
  CHECK(Document(keyless, false)->requests.empty());
}

TEST_CASE("a key that is no string names no line") {
  CHECK_FALSE(Document(R"({"key": 5, "request": )" + body + "}", true).only().key.has_value());
}

TEST_CASE("lines of a batch's results are no requests") {
  CHECK(Document(R"({"key": "r-1", "request": )" + body + R"(, "response": {}})", true)->requests.empty());
  CHECK(Document(R"({"key": "r-1", "response": {"candidates": []}})", true)->requests.empty());
}

TEST_CASE("a list of requests of several forms") {
  const Document document("[" + body + ", 5, " + exchange_text(url, body) + ", {\"name\": \"a\"}, " + batch_text(body) +
                          "]");
  REQUIRE(document->requests.size() == 3);
  CHECK(document->others == 2);
  CHECK(document->requests[0].path == api::NodePath{0});
  CHECK(document->requests[0].body_path == api::NodePath{0});
  CHECK(document->requests[1].path == api::NodePath{2});
  CHECK(document->requests[1].body_path == api::NodePath{2, 3});
  CHECK(document->requests[2].form == Form::batch_line);
  CHECK(document->requests[2].body_path == api::NodePath{4, 1});
}

TEST_CASE("what is none of ours") {
  for (const char* text : {"{}", "5", "null", "\"contents\"", R"({"name": "a", "version": "1"})", R"([1, 2])", "[[]]",
                           R"({"messages": []})", R"({"url": 5, "body": {}})", R"({"request": 5})"}) {
    CAPTURE(text);
    CHECK(Document(text)->requests.empty());
    CHECK(Document(text)->others > 0);
  }
  CHECK(Document("[]")->others == 0);
}

TEST_CASE("a method claims every object") {
  Options with = options();
  with.method = api::find_method(*with.schemas, "cachedContents.create");
  with.version = api::Version::v1;
  const Document document(R"([{}, {"name": "a"}, 5])", false, with);
  REQUIRE(document->requests.size() == 2);
  CHECK(document->others == 1);
  CHECK(type_of(document->requests[0]) == "CachedContent");
  CHECK(document->requests[0].endpoint.route == with.method);
  CHECK(document->requests[0].endpoint.version == api::Version::v1);
}

TEST_CASE("v1alpha is known by its fields only") {
  Options with = options();
  with.version = api::Version::v1alpha;
  CHECK(Document(body, false, with).only().endpoint.coverage == api::Coverage::fields);
}
