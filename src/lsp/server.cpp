#include "lsp/server.hpp"

#include <algorithm>
#include <utility>

#include "json/members.hpp"
#include "lsp/diagnostics.hpp"
#include "lsp/params.hpp"
#include "lsp/uri.hpp"

namespace gemlint::lsp {
namespace {

/// A check that takes less than this is made whenever something was typed.
constexpr auto unnoticed = std::chrono::milliseconds(8);
/// A document is checked no later than this after its last change, however long a check takes.
constexpr auto longest_pause = std::chrono::milliseconds(300);

}  // namespace

Server::Server(Workspace& workspace, std::string version, Send send)
    : workspace_(workspace), version_(std::move(version)), send_(std::move(send)) {}

void Server::receive(std::string_view text) {
  auto received = std::make_unique<Received>();
  received->bytes = text.size();
  received->message = received->reader.read(text);
  const Message& message = received->message;
  if (message.kind == MessageKind::notification && message.method == "$/cancelRequest" && message.params != nullptr) {
    const std::string id = id_in(*message.params);
    for (const auto& other : waiting_) {
      if (other->message.kind == MessageKind::request && other->message.id == id) other->is_cancelled = true;
    }
  }
  waiting_bytes_ += received->bytes;
  waiting_.push_back(std::move(received));
}

void Server::receive_broken() { send_(refusal("null", ErrorCode::parse_error, "no message of the base protocol")); }

bool Server::step(Time now) {
  if (exit_code_) return false;
  if (!waiting_.empty()) {
    const std::unique_ptr<Received> received = std::move(waiting_.front());
    waiting_.pop_front();
    waiting_bytes_ -= received->bytes;
    work_on(*received, now);
    return true;
  }
  if (configuration_due_ && *configuration_due_ <= now) {
    configuration_due_.reset();
    take_up_configuration();
    return true;
  }
  if (look_due_ && *look_due_ <= now) {
    follow_configuration(now, true);
    return true;
  }
  for (auto& [uri, open] : documents_) {
    if (!open.is_due || open.not_before > now) continue;
    publish(open);
    return true;
  }
  return false;
}

std::optional<Server::Time> Server::due() const {
  std::optional<Time> due = configuration_due_;
  if (look_due_) due = due ? std::min(*due, *look_due_) : *look_due_;
  for (const auto& [uri, open] : documents_) {
    if (open.is_due) due = due ? std::min(*due, open.not_before) : open.not_before;
  }
  return due;
}

void Server::work_on(Received& received, Time now) {
  const Message& message = received.message;
  switch (message.kind) {
    case MessageKind::unreadable: send_(refusal("null", ErrorCode::parse_error, "this is no JSON")); break;
    case MessageKind::invalid:
      send_(refusal(message.id, ErrorCode::invalid_request, "this is no message of JSON-RPC 2.0"));
      break;
    case MessageKind::response: break;
    case MessageKind::notification: take(message, now); break;
    case MessageKind::request: {
      const Reply reply = received.is_cancelled
                              ? refuse(ErrorCode::request_cancelled, "cancelled before it was worked on")
                              : reply_to(message);
      send_(reply.error ? refusal(message.id, *reply.error, reply.why) : answer(message.id, reply.result));
      break;
    }
  }
}

Server::Reply Server::reply_to(const Message& message) {
  const json::Value none(rapidjson::kObjectType);
  const json::Value& params = message.params != nullptr ? *message.params : none;
  if (message.method == "initialize") {
    if (state_ != State::fresh) return refuse(ErrorCode::invalid_request, "initialize comes once, and first");
    return initialize(params);
  }
  if (state_ == State::fresh) return refuse(ErrorCode::server_not_initialized, "initialize comes first");
  if (state_ == State::shut_down) return refuse(ErrorCode::invalid_request, "after shutdown only exit is taken");
  if (message.method == "shutdown") {
    state_ = State::shut_down;
    return {"null", {}, {}};
  }
  if (message.method == "codeAction/resolve") return resolve_action(params);
  if (message.method == "workspace/executeCommand") return execute(params);

  using Answer = Reply (Server::*)(Open&, const json::Value&);
  struct About {
    std::string_view method;
    Answer answer;
  };
  constexpr About about_documents[] = {
      {"textDocument/codeAction", &Server::code_action}, {"textDocument/completion", &Server::complete},
      {"textDocument/diagnostic", &Server::pull},        {"textDocument/documentSymbol", &Server::symbols},
      {"textDocument/foldingRange", &Server::folds},     {"textDocument/hover", &Server::hover},
  };
  for (const About& one : about_documents) {
    if (message.method != one.method) continue;
    Open* open = find(params);
    // A client may ask what is wrong with a document while it closes it.
    if (open == nullptr && one.answer == &Server::pull && uri_in(params))
      return {R"({"kind":"full","items":[]})", {}, {}};
    if (open == nullptr) return refuse(ErrorCode::invalid_params, "textDocument.uri names no document that is open");
    return (this->*one.answer)(*open, params);
  }
  return refuse(ErrorCode::method_not_found, "gemlint does not know '" + message.method + "'");
}

void Server::take(const Message& message, Time now) {
  if (message.method == "exit") {
    exit_code_ = exit_code_at_end();
    return;
  }
  if (state_ != State::running) return;
  const json::Value none(rapidjson::kObjectType);
  const json::Value& params = message.params != nullptr ? *message.params : none;
  if (message.method == "textDocument/didChange") {
    did_change(params, now);
    follow_configuration(now, false);
  } else if (message.method == "textDocument/didOpen") {
    did_open(params, now);
    follow_configuration(now, false);
  } else if (message.method == "textDocument/didClose") {
    did_close(params, now);
  } else if (message.method == "textDocument/didSave") {
    follow_configuration(now, false);
  } else if (message.method == "workspace/didChangeWatchedFiles" ||
             message.method == "workspace/didChangeConfiguration") {
    follow_configuration(now, true);
  } else if (message.method == "workspace/didChangeWorkspaceFolders") {
    did_change_folders(params);
  } else if (message.method == "initialized") {
    initialized();
  }
}

void Server::check(Open& open) { checker_.check(open.document); }

void Server::publish(Open& open) {
  const Time begin = std::chrono::steady_clock::now();
  check(open);
  std::string params;
  json::Writer json(params);
  json.begin_object();
  json.text("uri", open.document.uri);
  json.integer("version", open.document.version);
  write_diagnostics(json, "diagnostics", open.document, client_);
  json.end_object();
  say("textDocument/publishDiagnostics", params);
  open.is_due = false;
  const Time end = std::chrono::steady_clock::now();
  const auto took = end - begin;
  open.not_before = took < unnoticed ? Time() : end + std::min<Time::duration>(took, longest_pause);
}

Server::Open* Server::find(const json::Value& params) {
  const auto uri = uri_in(params);
  if (!uri) return nullptr;
  const auto found = documents_.find(*uri);
  return found == documents_.end() ? nullptr : &found->second;
}

/// The open document of that file, under whatever name it is open; null when there is none.
const Document* Server::open_at(const std::string& path) const {
  const std::string file = workspace_.canonical(path);
  for (const auto& [uri, open] : documents_) {
    if (open.document.circumstances.file == file) return &open.document;
  }
  return nullptr;
}

void Server::ask(std::string_view method, std::string_view params) {
  const std::string id = "gemlint-" + std::to_string(++asked_);
  std::string message;
  json::Writer json(message);
  json.begin_object();
  json.text("jsonrpc", "2.0");
  json.text("id", id);
  json.text("method", method);
  if (!params.empty()) {
    json.key("params");
    json.raw(params);
  }
  json.end_object();
  send_(message);
}

}  // namespace gemlint::lsp
