#include "lsp/framing.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

using gemlint::lsp::framed;
using gemlint::lsp::FrameReader;

namespace {

/// The messages in a stream that comes in pieces of `size` bytes; "?" for broken bytes.
std::vector<std::string> messages(std::string_view stream, std::size_t size) {
  FrameReader reader;
  std::vector<std::string> messages;
  for (std::size_t at = 0; at < stream.size(); at += size) {
    reader.feed(stream.substr(at, size));
    while (auto next = reader.next()) messages.push_back(next->is_broken ? "?" : next->message);
  }
  return messages;
}

/// The same, however the stream is cut.
std::vector<std::string> messages(std::string_view stream) {
  const auto whole = messages(stream, stream.size());
  for (const std::size_t size : {1, 2, 3, 7, 20}) CHECK(messages(stream, size) == whole);
  return whole;
}

using Messages = std::vector<std::string>;

}  // namespace

TEST_CASE("messages are cut out of the stream") {
  CHECK(messages(framed("{}") + framed("") + framed("[1]")) == Messages{"{}", "", "[1]"});
  CHECK(messages("content-length:  2 \r\nContent-Type: application/vscode-jsonrpc; charset=utf-8\r\n\r\n{}") ==
        Messages{"{}"});
  CHECK(messages("Content-Length: 2\n\n{}") == Messages{"{}"});
  CHECK(messages("Content-Length: 9\r\n\r\n{}").empty());
}

TEST_CASE("what is no frame is told once, and the next frame is read") {
  CHECK(messages("Content-Type: text\r\n\r\n{}" + framed("[2]")) == Messages{"?", "[2]"});
  CHECK(messages("garbage {} \r\n more\r\n\r\n" + framed("[2]")) == Messages{"?", "[2]"});
  CHECK(messages("Content-Length: two\r\n\r\n{}" + framed("[2]")) == Messages{"?", "[2]"});
  CHECK(messages("Content-Length: -1\r\n\r\n" + framed("[2]") + "x\r\n\r\n" + framed("[3]")) ==
        Messages{"?", "[2]", "?", "[3]"});
  CHECK(messages("\r\n\r\n" + framed("[2]") + "\r\n" + framed("[3]")) == Messages{"[2]", "[3]"});
}

TEST_CASE("headers without end are not kept") {
  const std::string endless(100'000, 'h');
  CHECK(messages(endless + "\r\n\r\n" + framed("[2]"), 1000) == Messages{"?", "[2]"});
}

TEST_CASE("a message that is too large is skipped without being held") {
  FrameReader reader;
  const std::string size = std::to_string(gemlint::lsp::most_message_bytes + 1);
  reader.feed("Content-Length: " + size + "\r\n\r\n");
  auto next = reader.next();
  REQUIRE(next);
  CHECK(next->is_broken);
  const std::string block(1 << 20, ' ');
  std::size_t left = gemlint::lsp::most_message_bytes + 1;
  for (; left > block.size(); left -= block.size()) {
    reader.feed(block);
    CHECK_FALSE(reader.next());
  }
  reader.feed(std::string(left, ' ') + framed("[2]"));
  next = reader.next();
  REQUIRE(next);
  CHECK(next->message == "[2]");
}
