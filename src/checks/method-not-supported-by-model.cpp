#include <algorithm>

#include "checks/list.hpp"

namespace gemlint::checks {

/// Once a request: what the model's entry in the list of models says that it is for. The rule's "methods" hold pairs
/// of a method, or of a route where several have that method, and the one that the list has for it.
void method_not_supported_by_model(const rules::Call& call) {
  const rules::Context& context = call.context;
  if (context.judged == nullptr || !context.judged->methods_known || context.judged->methods.empty()) return;
  if (is_gone(context)) return;
  const std::string_view method = rules::method_of(context);
  const auto asked = rules::words_of(call.rule, "asked");
  auto found = std::find(asked.begin(), asked.end(), method);
  if (found == asked.end() && context.route != nullptr)
    found = std::find(asked.begin(), asked.end(), context.route->id);
  const auto listed = rules::words_of(call.rule, "listed");
  if (found == asked.end() || listed.size() != asked.size()) return;
  const std::string_view needed = listed[static_cast<std::size_t>(found - asked.begin())];
  const auto& methods = context.judged->methods;
  if (std::find(methods.begin(), methods.end(), needed) != methods.end()) return;
  rules::Hit* hit = call.report_model();
  if (hit == nullptr) return;
  hit->arguments.set("method", std::string(needed));
  std::string known;
  for (const std::string_view one : methods) known += (known.empty() ? "" : ", ") + std::string(one);
  hit->hint = "methods";
  hit->arguments.set("suggestion", known);
}

}  // namespace gemlint::checks
