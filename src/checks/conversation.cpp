#include "checks/conversation.hpp"

#include <algorithm>
#include <optional>

#include "api/names.hpp"
#include "text/letter_case.hpp"

namespace gemlint::checks {
namespace {

using namespace api::names;

/// Looks at all parts of a content; false where one could not be read, or says nothing: other rules speak of that, and
/// a call or response may have been meant.
bool count_parts(const api::View& view, Said& said) {
  if (api::is_set(view, said.content, Content::parts) == api::Set::unsure) return false;
  const api::Field* call = nullptr;
  const api::Field* response = nullptr;
  for (const api::NodeIndex part : api::children(view, said.content, Content::parts)) {
    if (view.nodes[part].present == 0) return false;
    if (said.parts++ == 0) {
      call = api::find_field(*view.nodes[part].message, Part::functionCall);
      response = api::find_field(*view.nodes[part].message, Part::functionResponse);
      if (call == nullptr || response == nullptr) return false;
    }
    const api::Set calls = api::is_set(view, part, *call);
    const api::Set responds = api::is_set(view, part, *response);
    if (calls == api::Set::unsure || responds == api::Set::unsure) return false;
    said.calls += calls == api::Set::yes ? 1 : 0;
    said.responses += responds == api::Set::yes ? 1 : 0;
  }
  return said.parts > 0;
}

/// Whether a content is the model's; nothing where its role does not say.
std::optional<bool> is_by_model(const rules::Call& call, const Said& said) {
  if ((said.calls > 0) != (said.responses > 0)) return said.calls > 0;
  const api::Set role = api::is_set(call.view, said.content, Content::role);
  if (role == api::Set::no) return false;
  if (has_role(call, said.content, "model")) return true;
  if (has_role(call, said.content, "user")) return false;
  return std::nullopt;
}

/// Puts contents of one side that follow each other together.
std::vector<Turn> turns_of(const std::vector<Said>& contents) {
  std::vector<Turn> turns;
  for (std::size_t at = 0; at < contents.size();) {
    Turn& turn = turns.emplace_back();
    turn.by_model = contents[at].by_model;
    const std::size_t first = at;
    for (; at < contents.size() && contents[at].by_model == turn.by_model; ++at) {
      turn.calls += contents[at].calls;
      turn.responses += contents[at].responses;
      turn.is_mixed |= contents[at].calls > 0 && contents[at].responses > 0;
    }
    turn.contents = std::span(contents).subspan(first, at - first);
  }
  return turns;
}

}  // namespace

bool has_role(const rules::Call& call, api::NodeIndex content, std::string_view words) {
  const auto role = api::text(call.view, content, Content::role);
  const auto known = rules::words_of(call.rule, words);
  return role &&
         std::any_of(known.begin(), known.end(), [&](std::string_view word) { return equal_but_case(word, *role); });
}

api::NodePath parts_path(const api::View& view, api::NodeIndex content) {
  return api::path(view, content, Content::parts);
}

Conversation function_conversation(const rules::Call& call) {
  const api::View& view = call.view;
  Conversation found;
  if (rules::method_of(call.context) == "countTokens" ||
      api::is_set(view, call.node, GenerateContentRequest::contents) != api::Set::yes) {
    return found;
  }
  bool any = false;
  for (const api::NodeIndex content : api::children(view, call.node, GenerateContentRequest::contents)) {
    Said& said = found.contents.emplace_back();
    said.content = content;
    if (!count_parts(view, said)) return {};
    any |= said.calls + said.responses > 0;
  }
  if (!any) return {};
  for (Said& said : found.contents) {
    const auto by_model = is_by_model(call, said);
    if (!by_model) return {};
    said.by_model = *by_model;
  }
  found.turns = turns_of(found.contents);
  found.continues_cache = api::is_set(view, call.node, GenerateContentRequest::cachedContent) != api::Set::no;
  return found;
}

}  // namespace gemlint::checks
