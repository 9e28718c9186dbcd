#include "lsp/message.hpp"

#include <doctest/doctest.h>

#include "json/members.hpp"

using gemlint::lsp::Message;
using gemlint::lsp::MessageKind;
using gemlint::lsp::MessageReader;

namespace {

MessageKind kind(std::string_view text) { return MessageReader().read(text).kind; }

}  // namespace

TEST_CASE("what a message is") {
  CHECK(kind(R"({"jsonrpc": "2.0", "id": 1, "method": "a"})") == MessageKind::request);
  CHECK(kind(R"({"id": "x", "method": "a", "params": {}})") == MessageKind::request);
  CHECK(kind(R"({"method": "a", "params": [1]})") == MessageKind::notification);
  CHECK(kind(R"({"method": "a", "params": null})") == MessageKind::notification);
  CHECK(kind(R"({"id": 1, "result": null})") == MessageKind::response);
  CHECK(kind(R"({"id": 1, "error": {}})") == MessageKind::response);
  CHECK(kind(R"({"id": 1})") == MessageKind::invalid);
  CHECK(kind(R"({"id": {}, "method": "a"})") == MessageKind::invalid);
  CHECK(kind(R"({"id": 1, "method": 2})") == MessageKind::invalid);
  CHECK(kind(R"({"id": 1, "method": "a", "params": 3})") == MessageKind::invalid);
  CHECK(kind(R"([{"id": 1, "method": "a"}])") == MessageKind::invalid);
  CHECK(kind(R"({"id": 1, )") == MessageKind::unreadable);
  CHECK(kind("") == MessageKind::unreadable);
}

TEST_CASE("ids go back as they came") {
  MessageReader reader;
  CHECK(reader.read(R"({"id": -7, "method": "a"})").id == "-7");
  CHECK(reader.read(R"({"id": "a\"b", "method": "a"})").id == R"("a\"b")");
  CHECK(reader.read(R"({"id": 1.5, "method": "a"})").kind == MessageKind::invalid);
}

TEST_CASE("half of a surrogate pair is read, since clients send it while someone types") {
  MessageReader reader;
  const Message message = reader.read(R"({"method": "a", "params": {"text": "\ud83d"}})");
  CHECK(message.kind == MessageKind::notification);
  REQUIRE(message.params != nullptr);
  CHECK(gemlint::json::text_in(*message.params, "text") == "\xEF\xBF\xBD");
}

TEST_CASE("answers are whole messages") {
  CHECK(gemlint::lsp::answer("1", "null") == R"({"jsonrpc":"2.0","id":1,"result":null})");
  CHECK(gemlint::lsp::refusal("null", gemlint::lsp::ErrorCode::parse_error, "a \"b\"") ==
        R"({"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"a \"b\""}})");
}
