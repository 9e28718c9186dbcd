/// JSON-RPC 2.0: what a message asks, and how it is answered.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "json/accept.hpp"

namespace gemlint::lsp {

/// Codes of errors, by JSON-RPC and by the protocol.
enum class ErrorCode : int {
  parse_error = -32700,
  invalid_request = -32600,
  method_not_found = -32601,
  invalid_params = -32602,
  server_not_initialized = -32002,
  request_cancelled = -32800,
};

enum class MessageKind {
  request,       ///< has an id and a method: is answered, whatever happens
  notification,  ///< has a method and no id: is never answered
  response,      ///< to a request of the server's
  unreadable,    ///< is no JSON
  invalid,       ///< is JSON, and no message
};

struct Message {
  MessageKind kind = MessageKind::unreadable;
  std::string id = "null";  ///< as JSON text: a number or a string
  std::string method;
  const json::Value* params = nullptr;  ///< null when there are none; an object or a list otherwise
};

/// Reads messages, with memory that is reused. What it returns is valid until the next call.
class MessageReader {
 public:
  /// Reads what the server's own reader of JSON can make sense of: lone surrogates and bytes that are no UTF-8 become
  /// U+FFFD or a blank, since a client may send half of a pair while it is typed.
  Message read(std::string_view text);

 private:
  json::AcceptReader reader_;
  json::Value explained_;
};

/// An id as JSON text; nothing when it is of a type that no id may have.
std::optional<std::string> id_text(const json::Value& id);

/// A whole answer; `result` is JSON text.
std::string answer(std::string_view id, std::string_view result);
std::string refusal(std::string_view id, ErrorCode code, std::string_view why);

/// A message that wants no answer; `params` is JSON text.
std::string notification(std::string_view method, std::string_view params);

/// A message that wants one.
std::string request(std::string_view id, std::string_view method, std::string_view params);

}  // namespace gemlint::lsp
