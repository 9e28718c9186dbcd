// The part of the server that answers questions about documents.
#include <utility>

#include "json/members.hpp"
#include "json/writer.hpp"
#include "lsp/code_actions.hpp"
#include "lsp/diagnostics.hpp"
#include "lsp/params.hpp"
#include "lsp/server.hpp"

namespace gemlint::lsp {

std::optional<std::size_t> Server::offset_in(const Open& open, const json::Value& params) const {
  const json::Value* position = json::member(params, "position");
  const auto place = position == nullptr ? std::nullopt : place_in(*position);
  if (!place) return std::nullopt;
  return open.document.buffer.offset(*place, client_.encoding);
}

CodeActions Server::actions_for(const Document& document) {
  return CodeActions(document, client_, checker_, workspace_,
                     [this](const std::string& path) { return open_at(path); });
}

Server::Reply Server::code_action(Open& open, const json::Value& params) {
  const json::Value* range = json::member(params, "range");
  const auto span = range == nullptr ? std::nullopt : span_in(*range, open.document.buffer, client_.encoding);
  if (!span) return refuse(ErrorCode::invalid_params, "'range' is no range");
  check(open);
  const json::Value* context = json::member(params, "context");
  const auto only = strings_in(context == nullptr ? nullptr : json::member(*context, "only"));
  return {actions_for(open.document).list(*span, only), {}, {}};
}

Server::Reply Server::resolve_action(const json::Value& params) {
  if (!params.IsObject()) return refuse(ErrorCode::invalid_params, "this is no code action");
  const json::Value* data = json::member(params, "data");
  const bool is_fix_all = json::text_in(params, "kind") == fix_all && json::member(params, "edit") == nullptr;
  const auto uri = data == nullptr || !is_fix_all ? std::nullopt : json::text_in(*data, "uri");
  const auto open = uri ? documents_.find(*uri) : documents_.end();
  std::string result;
  json::Writer json(result);
  json.begin_object();
  // Editors do what comes back: an action that says all there is to it already must not lose it.
  for (const auto& member : params.GetObject()) {
    json.key({member.name.GetString(), member.name.GetStringLength()});
    json.value(member.value);
  }
  if (open != documents_.end()) {
    check(open->second);
    actions_for(open->second.document).write_fix_all_edit(json);
  }
  json.end_object();
  return {result, {}, {}};
}

Server::Reply Server::execute(const json::Value& params) {
  const json::Value* arguments = json::member(params, "arguments");
  const bool has_one = arguments != nullptr && arguments->IsArray() && !arguments->Empty();
  const auto uri = has_one ? json::text_in((*arguments)[0], "uri") : std::nullopt;
  if (json::text_in(params, "command") != show_command || !uri)
    return refuse(ErrorCode::invalid_params, "the one command is " + std::string(show_command) + ", with a place");
  std::string shown;
  json::Writer json(shown);
  json.begin_object();
  json.text("uri", *uri);
  json.boolean("takeFocus", true);
  const json::Value* selection = json::member((*arguments)[0], "selection");
  const json::Value* start = selection == nullptr ? nullptr : json::member(*selection, "start");
  const json::Value* end = selection == nullptr ? nullptr : json::member(*selection, "end");
  const auto from = start == nullptr ? std::nullopt : place_in(*start);
  const auto to = end == nullptr ? std::nullopt : place_in(*end);
  if (from && to) write_range(json, "selection", *from, *to);
  json.end_object();
  if (client_.shows_documents) ask("window/showDocument", shown);
  return {"null", {}, {}};
}

Server::Reply Server::pull(Open& open, const json::Value& params) {
  check(open);
  const std::string id = std::to_string(open.document.check);
  std::string result;
  json::Writer json(result);
  json.begin_object();
  const bool is_known = json::text_in(params, "previousResultId") == id;
  json.text("kind", is_known ? "unchanged" : "full");
  json.text("resultId", id);
  if (!is_known) write_diagnostics(json, "items", open.document, client_);
  json.end_object();
  return {result, {}, {}};
}

}  // namespace gemlint::lsp
