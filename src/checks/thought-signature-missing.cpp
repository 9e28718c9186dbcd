#include "api/names.hpp"
#include "checks/conversation.hpp"
#include "checks/list.hpp"
#include "json/quote.hpp"

namespace gemlint::checks {
namespace {

using namespace api::names;

/// True when a tool runs on the server, or may do so: then a call without signature has been accepted. A cache may hold
/// tools of any kind.
bool has_server_tool(const api::View& view, api::NodeIndex request) {
  if (api::is_set(view, request, GenerateContentRequest::cachedContent) != api::Set::no) return true;
  if (api::is_set(view, request, GenerateContentRequest::tools) == api::Set::unsure) return true;
  for (const api::NodeIndex tool : api::children(view, request, GenerateContentRequest::tools)) {
    for (const api::Field& field : view.nodes[tool].message->fields) {
      if (field.name != Tool::functionDeclarations && api::is_set(view, tool, field) != api::Set::no) return true;
    }
  }
  return false;
}

/// Whether a part brings a signature back. An empty one is none.
api::Set is_signed(const api::View& view, api::NodeIndex part) {
  const api::Set set = api::is_set(view, part, Part::thoughtSignature);
  const auto text = api::text(view, part, Part::thoughtSignature);
  return set == api::Set::yes && text && text->empty() ? api::Set::no : set;
}

void say(const rules::Call& call, api::NodeIndex part, bool sure) {
  const api::View& view = call.view;
  rules::Hit& hit = call.report(sure ? "missing" : "doubtful", api::path(view, part, Part::thoughtSignature));
  hit.on_key = true;
  for (const api::NodeIndex function : api::children(view, part, Part::functionCall))
    hit.arguments.set("function", std::string(api::text(view, function, FunctionCall::name).value_or("")));
  const std::string placeholder = json::quote(rules::words_of(call.rule, "placeholder").front());
  if (api::is_set(view, part, Part::thoughtSignature) == api::Set::yes) {
    hit.fixes.push_back({"placeholder", rules::FixAction::replace, hit.path, placeholder, false});
  } else {
    std::string member = json::quote(Part::thoughtSignature) + ": " + placeholder;
    hit.fixes.push_back({"placeholder", rules::FixAction::insert, hit.path, std::move(member), false});
  }
}

/// On one step of the model: its first call has to have the signature.
void look_at_step(const rules::Call& call, const Turn& step, bool server_tool) {
  bool signed_before = false;
  for (const Said& said : step.contents) {
    for (const api::NodeIndex part : api::children(call.view, said.content, Content::parts)) {
      const api::Set is = is_signed(call.view, part);
      if (api::is_set(call.view, part, Part::functionCall) == api::Set::yes) {
        if (is == api::Set::no) say(call, part, !signed_before && !server_tool);
        return;
      }
      signed_before |= is != api::Set::no;
    }
  }
}

}  // namespace

/// On the request: the model's steps since the user last said something that is no function response.
void thought_signature_missing(const rules::Call& call) {
  const Conversation& conversation = function_conversation(call);
  const Turn* first = conversation.turns.data();
  for (const Turn& turn : conversation.turns) {
    for (const Said& said : turn.contents) {
      if (!turn.by_model && said.parts > said.responses) first = &turn;
    }
  }
  const bool server_tool = has_server_tool(call.view, call.node);
  for (const Turn& turn : conversation.turns) {
    if (&turn >= first && turn.by_model && turn.calls > 0) look_at_step(call, turn, server_tool);
  }
}

}  // namespace gemlint::checks
