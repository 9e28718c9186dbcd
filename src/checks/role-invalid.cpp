#include <algorithm>

#include "api/names.hpp"
#include "checks/list.hpp"
#include "text/letter_case.hpp"

namespace gemlint::checks {
namespace {

bool holds(std::span<const std::string_view> list, std::string_view role) {
  return std::any_of(list.begin(), list.end(), [&](std::string_view known) { return equal_but_case(known, role); });
}

}  // namespace

/// On a turn: whose it is. A system instruction is a Content too, and its role does not matter.
void role_invalid(const rules::Call& call) {
  using namespace api::names;
  const api::View& view = call.view;
  const api::Field* holder = view.nodes[call.node].field;
  if (holder == nullptr || holder->name != GenerateContentRequest::contents) return;
  const auto role = api::text(view, call.node, Content::role);
  if (!role || holds(rules::words_of(call.rule, "accepted"), *role)) return;
  if (holds(rules::words_of(call.rule, "changed"), *role)) {
    if (call.context.as_of < rules::words_of(call.rule, "changedFrom").front()) return;
    rules::Hit& hit = call.report("function", api::path(view, call.node, Content::role));
    hit.arguments.set("role", std::string(*role));
    hit.fixes.push_back({"user", rules::FixAction::replace, hit.path, "\"user\"", true});
    return;
  }
  const bool sometimes = holds(rules::words_of(call.rule, "sometimes"), *role);
  const bool instructs = holds(rules::words_of(call.rule, "instructions"), *role);
  rules::Hit& hit = call.report(sometimes && instructs ? "instructions"
                                : sometimes            ? "sometimes"
                                                       : "unknown",
                                api::path(view, call.node, Content::role));
  if (!holds(rules::words_of(call.rule, "model"), *role)) return;
  hit.fixes.push_back({"model", rules::FixAction::replace, hit.path, "\"model\"", true});
}

}  // namespace gemlint::checks
