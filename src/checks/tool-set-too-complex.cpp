#include "api/names.hpp"
#include "checks/list.hpp"

namespace gemlint::checks {
namespace {

/// About how many bytes a value takes as JSON without blanks; iterative, since values can be deep.
double written_size(const json::Value& root) {
  double size = 0;
  std::vector<const json::Value*> waiting = {&root};
  while (!waiting.empty()) {
    const json::Value& value = *waiting.back();
    waiting.pop_back();
    constexpr double punctuation = 3;  // two quotes or brackets, and a comma
    size += punctuation + (value.IsString() ? value.GetStringLength() : 0);
    if (value.IsArray()) {
      for (const auto& element : value.GetArray()) waiting.push_back(&element);
    } else if (value.IsObject()) {
      for (const auto& member : value.GetObject()) {
        size += punctuation + member.name.GetStringLength();
        waiting.push_back(&member.value);
      }
    }
  }
  return size;
}

/// True when the model must call one of all declared functions.
bool any_is_forced(const rules::Call& call, double most) {
  using namespace api::names;
  for (const api::NodeIndex config : api::children(call.view, call.node, GenerateContentRequest::toolConfig)) {
    for (const api::NodeIndex calling : api::children(call.view, config, ToolConfig::functionCallingConfig)) {
      if (api::enum_name(call.view, calling, FunctionCallingConfig::mode) != Mode::ANY) continue;
      if (api::is_set(call.view, calling, FunctionCallingConfig::allowedFunctionNames) == api::Set::unsure)
        return false;
      const auto allowed = api::elements(call.view, calling, FunctionCallingConfig::allowedFunctionNames).size();
      return allowed == 0 || static_cast<double>(allowed) > most;
    }
  }
  return false;
}

}  // namespace

/// On the request: with mode ANY the server makes one grammar of all functions, and that has a limit.
void tool_set_too_complex(const rules::Call& call) {
  using namespace api::names;
  const double most = rules::number_of(call.rule, "mostFunctions");
  if (!any_is_forced(call, most)) return;
  double count = 0;
  double size = 0;
  for (const api::NodeIndex tool : api::children(call.view, call.node, GenerateContentRequest::tools)) {
    for (const api::NodeIndex declaration : api::children(call.view, tool, Tool::functionDeclarations)) {
      ++count;
      size += written_size(*call.view.nodes[declaration].object);
    }
  }
  if (count <= most && size <= rules::number_of(call.rule, "mostBytes")) return;
  rules::Hit& hit = call.report(api::path(call.view, call.node, GenerateContentRequest::tools));
  hit.on_key = true;
  hit.arguments.set("count", std::to_string(static_cast<std::size_t>(count)));
}

}  // namespace gemlint::checks
