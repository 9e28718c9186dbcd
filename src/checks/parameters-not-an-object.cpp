#include <algorithm>

#include "api/names.hpp"
#include "checks/json_schema.hpp"
#include "checks/list.hpp"

namespace gemlint::checks {
namespace {

/// True when a JSON Schema's `type` shuts objects out. One without a type may describe an object in other words.
bool shuts_out(const json::Value& schema, std::string_view wanted) {
  const Member type = find_member(schema, api::names::Schema::type);
  if (type.value == nullptr) return false;
  const auto is_wanted = [&](const json::Value& name) { return !name.IsString() || text_of(name) == wanted; };
  if (!type.value->IsArray()) return !is_wanted(*type.value);
  return std::none_of(type.value->Begin(), type.value->End(), is_wanted);
}

void look_at_json_schema(const rules::Call& call) {
  using namespace api::names;
  const json::Value* schema = api::value(call.view, call.node, FunctionDeclaration::parametersJsonSchema);
  const auto wanted = rules::words_of(call.rule, "object");
  if (schema == nullptr || wanted.empty()) return;
  api::NodePath path = api::path(call.view, call.node, FunctionDeclaration::parametersJsonSchema);
  if (!schema->IsObject()) {
    call.report("no-schema", std::move(path));
  } else if (shuts_out(*schema, wanted.front())) {
    path.push_back(find_member(*schema, Schema::type).position);
    call.report("type", std::move(path));
  }
}

}  // namespace

/// On a function declaration: what a function takes is an object, one member for each parameter.
void parameters_not_an_object(const rules::Call& call) {
  using namespace api::names;
  for (const api::NodeIndex schema : api::children(call.view, call.node, FunctionDeclaration::parameters)) {
    const auto type = api::enum_name(call.view, schema, Schema::type);
    if (!type || type == Type::OBJECT || type == Type::TYPE_UNSPECIFIED) continue;
    call.report("type", api::path(call.view, schema, Schema::type));
  }
  look_at_json_schema(call);
}

}  // namespace gemlint::checks
