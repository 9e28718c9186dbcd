#include <algorithm>
#include <optional>
#include <span>
#include <vector>

#include "api/names.hpp"
#include "checks/conversation.hpp"
#include "checks/list.hpp"

namespace gemlint::checks {
namespace {

/// The first content that holds nothing but responses to calls that have theirs already; null when there is none.
const Said* first_surplus(const Turn& calls, const Turn& answer) {
  std::uint32_t seen = 0;
  for (const Said& said : answer.contents) {
    if (seen == calls.calls && said.responses > 0) return &said;
    seen += said.responses;
  }
  return nullptr;
}

/// The ids of the calls in these turns, sorted.
std::vector<std::string_view> call_ids(const api::View& view, std::span<const Turn> turns) {
  using namespace api::names;
  std::vector<std::string_view> ids;
  for (const Turn& turn : turns) {
    if (turn.calls == 0) continue;
    for (const Said& said : turn.contents) {
      for (const api::NodeIndex part : api::children(view, said.content, Content::parts)) {
        for (const api::NodeIndex function : api::children(view, part, Part::functionCall)) {
          if (const auto id = api::text(view, function, FunctionCall::id)) ids.push_back(*id);
        }
      }
    }
  }
  std::sort(ids.begin(), ids.end());
  return ids;
}

/// True when a response names one of these calls: a tool that runs long may give its result turns later.
bool names_call(const api::View& view, const Turn& turn, const std::vector<std::string_view>& ids) {
  using namespace api::names;
  for (const Said& said : turn.contents) {
    for (const api::NodeIndex part : api::children(view, said.content, Content::parts)) {
      for (const api::NodeIndex response : api::children(view, part, Part::functionResponse)) {
        const auto id = api::text(view, response, FunctionResponse::id);
        if (id && !id->empty() && std::binary_search(ids.begin(), ids.end(), *id)) return true;
      }
    }
  }
  return false;
}

}  // namespace

/// On the request: responses come right after a turn with calls.
void function_response_turn_order(const rules::Call& call) {
  const Conversation& conversation = function_conversation(call);
  const std::vector<Turn>& turns = conversation.turns;
  std::optional<std::vector<std::string_view>> ids;
  for (std::size_t at = 0; at < turns.size(); ++at) {
    const Turn& turn = turns[at];
    if (turn.by_model || turn.responses == 0 || turn.is_mixed) continue;
    if (at == 0 ? conversation.continues_cache : turns[at - 1].is_mixed) continue;
    if (at == 0 || turns[at - 1].calls == 0) {
      const auto first =
          std::find_if(turn.contents.begin(), turn.contents.end(), [](const Said& said) { return said.responses > 0; });
      if (!ids) ids = call_ids(call.view, turns);
      const bool is_late = names_call(call.view, turn, *ids);
      call.report(is_late ? "late" : "no-call", api::path(call.view, first->content)).on_key = true;
    } else if (const Said* surplus = first_surplus(turns[at - 1], turn)) {
      call.report("surplus", api::path(call.view, surplus->content)).on_key = true;
    }
  }
}

}  // namespace gemlint::checks
