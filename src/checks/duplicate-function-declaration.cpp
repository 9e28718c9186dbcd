#include <unordered_map>

#include "api/names.hpp"
#include "checks/list.hpp"

namespace gemlint::checks {

/// On the request: the names of all functions of all tools, of which each may stand once.
void duplicate_function_declaration(const rules::Call& call) {
  using namespace api::names;
  const api::View& view = call.view;
  std::unordered_map<std::string_view, api::NodeIndex> first;
  for (const api::NodeIndex tool : api::children(view, call.node, GenerateContentRequest::tools)) {
    for (const api::NodeIndex declaration : api::children(view, tool, Tool::functionDeclarations)) {
      const auto name = api::text(view, declaration, FunctionDeclaration::name);
      if (!name || name->empty()) continue;
      const auto [earlier, is_first] = first.emplace(*name, declaration);
      if (is_first) continue;
      rules::Hit& hit = call.report(api::path(view, declaration, FunctionDeclaration::name));
      hit.arguments.set("function", std::string(*name));
      hit.others.push_back(api::path(view, earlier->second, FunctionDeclaration::name));
      hit.note = "first";
    }
  }
}

}  // namespace gemlint::checks
