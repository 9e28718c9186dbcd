#include <algorithm>

#include "api/names.hpp"
#include "checks/list.hpp"

namespace gemlint::checks {
namespace {

struct Named {
  std::string_view name;
  api::NodeIndex declaration = 0;
};

}  // namespace

/// On the request: the names of all functions of all tools, of which each may stand once.
void duplicate_function_declaration(const rules::Call& call) {
  using namespace api::names;
  const api::View& view = call.view;
  std::vector<Named> named;
  for (const api::NodeIndex tool : api::children(view, call.node, GenerateContentRequest::tools)) {
    for (const api::NodeIndex declaration : api::children(view, tool, Tool::functionDeclarations)) {
      const auto name = api::text(view, declaration, FunctionDeclaration::name);
      if (name && !name->empty()) named.push_back({*name, declaration});
    }
  }
  if (named.size() < 2) return;
  // Same names side by side, in the order of the request.
  std::stable_sort(named.begin(), named.end(), [](const Named& a, const Named& b) { return a.name < b.name; });
  const Named* first = named.data();
  for (const Named& each : named) {
    if (each.name != first->name) first = &each;
    if (&each == first) continue;
    rules::Hit& hit = call.report(api::path(view, each.declaration, FunctionDeclaration::name));
    hit.arguments.set("function", std::string(each.name));
    hit.others.push_back(api::path(view, first->declaration, FunctionDeclaration::name));
    hit.note = "first";
  }
}

}  // namespace gemlint::checks
