#include <algorithm>

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

}  // namespace

/// On the request: responses come right after a turn with calls.
void function_response_turn_order(const rules::Call& call) {
  const Conversation conversation = function_conversation(call);
  const std::vector<Turn>& turns = conversation.turns;
  for (std::size_t at = 0; at < turns.size(); ++at) {
    const Turn& turn = turns[at];
    if (turn.by_model || turn.responses == 0 || turn.is_mixed) continue;
    if (at == 0 ? conversation.continues_cache : turns[at - 1].is_mixed) continue;
    if (at == 0 || turns[at - 1].calls == 0) {
      const auto first =
          std::find_if(turn.contents.begin(), turn.contents.end(), [](const Said& said) { return said.responses > 0; });
      call.report("no-call", api::path(call.view, first->content)).on_key = true;
    } else if (const Said* surplus = first_surplus(turns[at - 1], turn)) {
      call.report("surplus", api::path(call.view, surplus->content)).on_key = true;
    }
  }
}

}  // namespace gemlint::checks
