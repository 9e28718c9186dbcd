#include <set>

#include "api/names.hpp"
#include "checks/list.hpp"
#include "checks/request_tools.hpp"
#include "json/quote.hpp"
#include "text/nearest.hpp"

namespace gemlint::checks {
namespace {

/// The names of the functions that the request declares; nothing when one could not be read.
std::optional<std::set<std::string_view>> declared(const api::View& view, api::NodeIndex request) {
  using namespace api::names;
  std::set<std::string_view> names;
  for (const api::NodeIndex tool : api::children(view, request, GenerateContentRequest::tools)) {
    if (api::is_set(view, tool, Tool::mcpServers) != api::Set::no) return std::nullopt;
    if (api::is_set(view, tool, Tool::functionDeclarations) == api::Set::unsure) return std::nullopt;
    for (const api::NodeIndex function : api::children(view, tool, Tool::functionDeclarations)) {
      const auto name = api::text(view, function, FunctionDeclaration::name);
      if (!name) return std::nullopt;
      names.insert(*name);
    }
  }
  return names;
}

void say(const rules::Call& call, api::NodePath place, std::string_view name, const std::set<std::string_view>& known) {
  rules::Hit& hit = call.report(std::move(place));
  // Among very many names a guess would be slow, and wrong.
  constexpr std::size_t few = 200;
  if (known.size() > few) return;
  const std::vector<std::string_view> candidates(known.begin(), known.end());
  const auto nearest = nearest_name(name, candidates);
  if (!nearest) return;
  hit.hint = "nearest";
  hit.arguments.set("suggestion", std::string(*nearest));
  hit.fixes.push_back({"nearest", rules::FixAction::replace, hit.path, json::quote(*nearest), false});
}

}  // namespace

/// On a request's toolConfig: what may be called is among the declared functions. Without any functions the config is
/// wrong altogether, which is another rule's.
void allowed_function_not_declared(const rules::Call& call) {
  using namespace api::names;
  const api::View& view = call.view;
  if (declares_functions(view, call.node) != api::Set::yes) return;
  std::optional<std::set<std::string_view>> known;
  for (const api::NodeIndex config : api::children(view, call.node, GenerateContentRequest::toolConfig)) {
    for (const api::NodeIndex calling : api::children(view, config, ToolConfig::functionCallingConfig)) {
      const auto allowed = api::elements(view, calling, FunctionCallingConfig::allowedFunctionNames);
      if (allowed.empty()) continue;
      if (!known) known = declared(view, call.node);
      if (!known) return;
      // Each place is looked for in the list, so a list of very many strangers is not told in full.
      constexpr std::size_t enough = 100;
      std::size_t said = 0;
      for (const json::Value* value : allowed) {
        if (!value->IsString() || said == enough) continue;
        const std::string_view name(value->GetString(), value->GetStringLength());
        if (known->count(name) != 0) continue;
        ++said;
        say(call, api::path(view, calling, FunctionCallingConfig::allowedFunctionNames, *value), name, *known);
      }
    }
  }
}

}  // namespace gemlint::checks
