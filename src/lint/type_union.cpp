#include "lint/type_union.hpp"

#include <algorithm>

#include "api/names.hpp"
#include "json/quote.hpp"
#include "lint/member_edits.hpp"
#include "text/letter_case.hpp"

namespace gemlint::lint {
namespace {

namespace names = api::names;

bool sets(const MessageStep& step, std::string_view name) {
  const api::Field* field = api::find_field(*step.message, name);
  return std::any_of(step.object->MemberBegin(), step.object->MemberEnd(), [&](const auto& member) {
    return api::find_field(*step.message, {member.name.GetString(), member.name.GetStringLength()}) == field;
  });
}

}  // namespace

bool is_type_union(const api::Hit& hit) {
  return hit.violation == api::Violation::list_for_singular && hit.message != nullptr && hit.field != nullptr &&
         hit.message->name == names::messages::Schema && hit.field->name == names::Schema::type;
}

std::optional<Remedied> remedy_for_type_union(const Ailing& ailing) {
  const json::Value* list = value_at(ailing.body, ailing.hit.path);
  const MessageStep& schema = ailing.steps.back();
  if (list == nullptr || !list->IsArray() || schema.object == nullptr || schema.message != ailing.hit.message)
    return std::nullopt;
  std::vector<std::string> types;  // as the author wrote them
  bool nullable = false;
  for (const json::Value& entry : list->GetArray()) {
    if (!entry.IsString()) return std::nullopt;
    const std::string type(entry.GetString(), entry.GetStringLength());
    if (upper_case(type) == names::Type::NULL_) {
      nullable = true;
    } else if (std::find(types.begin(), types.end(), type) == types.end()) {
      types.push_back(type);
    }
  }
  if (types.empty()) return std::nullopt;
  const api::NodePath at = joined(ailing.base, ailing.hit.path);
  const api::NodePath object(at.begin(), at.end() - 1);
  Remedied remedy = {"union", {}, true, {}};
  std::string type = json::quote(types.front());
  if (types.size() > 1) {
    // Items, properties and bounds belong to one of the types; who knows to which.
    const auto depends = [](const auto& member) {
      const std::string_view name(member.name.GetString(), member.name.GetStringLength());
      return name != names::Schema::type && name != names::Schema::description;
    };
    const auto needs_more = [](const std::string& one) { return upper_case(one) == names::Type::ARRAY; };
    if (std::any_of(schema.object->MemberBegin(), schema.object->MemberEnd(), depends) ||
        std::any_of(types.begin(), types.end(), needs_more)) {
      return std::nullopt;
    }
    std::string branches;
    for (const std::string& one : types)
      branches += (branches.empty() ? "" : ", ") + std::string("{\"type\": ") + json::quote(one) + '}';
    const json::Node& node = ailing.locator.tree().nodes[ailing.locator.find(at, 0).node];
    type = json::quote(names::Schema::anyOf) + ": [" + branches + ']';
    remedy.edits.push_back({ailing.locator.range({node.key.begin, node.value.end}), ailing.locator.spelled(type)});
    remedy.text = type;
    remedy.safe = false;
  } else {
    auto edit = edit_for(ailing.locator, at, rules::FixAction::replace, type);
    if (!edit) return std::nullopt;
    remedy.edits.push_back(std::move(*edit));
    remedy.text = json::quote(names::Schema::type) + ": " + type;
  }
  if (nullable && sets(schema, names::Schema::nullable)) {
    // Where it says "nullable": false, one of the two is wrong.
    remedy.safe =
        remedy.safe && std::any_of(schema.object->MemberBegin(), schema.object->MemberEnd(), [](const auto& member) {
          return std::string_view(member.name.GetString(), member.name.GetStringLength()) == names::Schema::nullable &&
                 member.value.IsTrue();
        });
  } else if (nullable) {
    const std::string member = json::quote(names::Schema::nullable) + ": true";
    auto edit = edit_for(ailing.locator, object, rules::FixAction::insert, member);
    if (!edit) return std::nullopt;
    remedy.edits.push_back(std::move(*edit));
    remedy.text += ", " + member;
  }
  return remedy;
}

}  // namespace gemlint::lint
