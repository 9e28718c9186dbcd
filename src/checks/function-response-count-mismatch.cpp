#include <algorithm>
#include <utility>

#include "api/names.hpp"
#include "checks/conversation.hpp"
#include "checks/list.hpp"

namespace gemlint::checks {
namespace {

bool takes_unanswered_calls(const rules::Call& call) {
  const api::Model* model = call.context.judged;
  if (model == nullptr) return false;
  const auto abilities = rules::words_of(call.rule, "unanswered");
  return std::any_of(abilities.begin(), abilities.end(), [&](std::string_view name) {
    return api::ability(*model, name, call.context.as_of) == api::Known::yes;
  });
}

void say(const rules::Call& call, std::string_view emission, const Turn& calls, const Turn& answer,
         api::NodePath place) {
  rules::Hit& hit = call.report(emission, std::move(place));
  hit.on_key = true;
  hit.arguments.set("calls", std::to_string(calls.calls));
  hit.arguments.set("responses", std::to_string(answer.responses));
  const auto first =
      std::find_if(calls.contents.begin(), calls.contents.end(), [](const Said& said) { return said.calls > 0; });
  hit.others.push_back(parts_path(call.view, first->content));
  hit.note = "calls";
}

/// True when the answer has a part for each call, whatever they are. The server has taken some of those.
bool has_part_for_each(const Turn& calls, const Turn& answer) {
  std::size_t parts = 0;
  for (const Said& said : answer.contents) parts += said.parts;
  return parts == calls.calls;
}

/// A turn that only goes on with something else.
void look_at_unanswered(const rules::Call& call, const Turn& calls, const Turn& answer) {
  const bool known = call.context.judged != nullptr;
  const bool as_many = has_part_for_each(calls, answer);
  if (as_many && (!known || takes_unanswered_calls(call))) return;
  say(call, as_many ? "unanswered" : "none", calls, answer, parts_path(call.view, answer.contents.front().content));
}

/// The path to the first part that is no response; there is one.
api::NodePath path_of_other(const api::View& view, const Turn& answer) {
  for (const Said& said : answer.contents) {
    for (const api::NodeIndex part : api::children(view, said.content, api::names::Content::parts)) {
      if (api::is_set(view, part, api::names::Part::functionResponse) == api::Set::no) return api::path(view, part);
    }
  }
  return api::path(view, answer.contents.front().content);
}

void look_at_answer(const rules::Call& call, const Turn& calls, const Turn& answer) {
  if (answer.responses < calls.calls) {
    const auto last = std::find_if(answer.contents.rbegin(), answer.contents.rend(),
                                   [](const Said& said) { return said.responses > 0; });
    if (has_part_for_each(calls, answer)) {
      say(call, "others-instead", calls, answer, path_of_other(call.view, answer));
    } else {
      say(call, "fewer", calls, answer, parts_path(call.view, last->content));
    }
    return;
  }
  std::uint32_t seen = 0;
  for (const Said& said : answer.contents) {
    const std::uint32_t before = seen;
    seen += said.responses;
    if (seen <= calls.calls) continue;
    // A whole content of responses too many is a matter of order.
    if (before < calls.calls) say(call, "more", calls, answer, parts_path(call.view, said.content));
    return;
  }
}

}  // namespace

/// On the request: a turn with function calls is followed by a turn with as many responses.
void function_response_count_mismatch(const rules::Call& call) {
  const Conversation& conversation = function_conversation(call);
  const std::vector<Turn>& turns = conversation.turns;
  for (std::size_t at = 0; at + 1 < turns.size(); ++at) {
    const Turn& calls = turns[at];
    const Turn& answer = turns[at + 1];
    if (!calls.by_model || calls.calls == 0 || calls.is_mixed || answer.is_mixed) continue;
    if (answer.responses == 0) {
      look_at_unanswered(call, calls, answer);
    } else {
      look_at_answer(call, calls, answer);
    }
  }
}

}  // namespace gemlint::checks
