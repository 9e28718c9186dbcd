#include "checks/request_tools.hpp"

#include "api/names.hpp"

namespace gemlint::checks {

api::Set declares_functions(const api::View& view, api::NodeIndex request) {
  using namespace api::names;
  if (api::is_set(view, request, GenerateContentRequest::cachedContent) != api::Set::no) return api::Set::unsure;
  if (api::is_set(view, request, GenerateContentRequest::tools) == api::Set::unsure) return api::Set::unsure;
  bool elsewhere = false;
  for (const api::NodeIndex tool : api::children(view, request, GenerateContentRequest::tools)) {
    const api::Set functions = api::is_set(view, tool, Tool::functionDeclarations);
    if (functions == api::Set::yes && !api::children(view, tool, Tool::functionDeclarations).empty())
      return api::Set::yes;
    elsewhere = elsewhere || functions == api::Set::unsure || api::is_set(view, tool, Tool::mcpServers) != api::Set::no;
  }
  return elsewhere ? api::Set::unsure : api::Set::no;
}

std::vector<ServerTool> server_tools(const api::View& view, api::NodeIndex request,
                                     std::span<const std::string_view> names) {
  using namespace api::names;
  std::vector<ServerTool> found;
  for (const std::string_view name : names) {
    for (const api::NodeIndex tool : api::children(view, request, GenerateContentRequest::tools)) {
      if (api::is_set(view, tool, name) != api::Set::yes) continue;
      found.push_back({name, api::path(view, tool, name)});
      break;
    }
  }
  return found;
}

api::NodePath first_functions(const api::View& view, api::NodeIndex request) {
  using namespace api::names;
  for (const api::NodeIndex tool : api::children(view, request, GenerateContentRequest::tools)) {
    if (!api::children(view, tool, Tool::functionDeclarations).empty())
      return api::path(view, tool, Tool::functionDeclarations);
  }
  return api::path(view, request, GenerateContentRequest::tools);
}

api::Set wants_tool_record(const api::View& view, api::NodeIndex request) {
  using namespace api::names;
  if (api::is_set(view, request, GenerateContentRequest::toolConfig) == api::Set::unsure) return api::Set::unsure;
  for (const api::NodeIndex config : api::children(view, request, GenerateContentRequest::toolConfig)) {
    const api::Set set = api::is_set(view, config, ToolConfig::includeServerSideToolInvocations);
    if (set != api::Set::yes) return set;
    const auto wanted = api::boolean(view, config, ToolConfig::includeServerSideToolInvocations);
    return !wanted ? api::Set::unsure : *wanted ? api::Set::yes : api::Set::no;
  }
  return api::Set::no;
}

bool may_turn_functions_off(const api::View& view, api::NodeIndex request) {
  using namespace api::names;
  for (const api::NodeIndex config : api::children(view, request, GenerateContentRequest::toolConfig)) {
    for (const api::NodeIndex functions : api::children(view, config, ToolConfig::functionCallingConfig)) {
      const auto mode = api::enum_name(view, functions, FunctionCallingConfig::mode);
      if (mode == Mode::NONE || api::is_set(view, functions, FunctionCallingConfig::mode) == api::Set::unsure)
        return true;
    }
  }
  return false;
}

}  // namespace gemlint::checks
