#include "rules/validate_rules.hpp"

#include <algorithm>

#include "api/endpoint.hpp"
#include "api/scalar.hpp"

namespace gemlint::rules {
namespace {

using api::Field;
using api::Kind;
using api::Message;

class Validator {
 public:
  Validator(const api::Schemas& schemas, const api::Models& models) : schemas_(schemas), models_(models) {}

  std::string check(const Rule& rule);

 private:
  /// A condition on a message (`field` null) or on the value of a field; `element` of its list.
  void condition(const Condition& condition, const Message* message, const Field* field, bool element);
  void on_field(const Condition& condition, const Field& field);
  void literals(const Condition& condition, const Field* field);
  void pointer(std::string_view pointer, const Message& message);
  void scope(const Scope& scope);
  void needed(std::string_view name);
  const Message* message_of(const Field& field) const {
    const bool holds_messages =
        field.kind == Kind::message || (field.kind == Kind::map && field.value_kind == Kind::message);
    return holds_messages ? &schemas_.messages[field.type] : nullptr;
  }
  void wrong(std::string what) {
    if (wrong_.empty()) wrong_ = std::move(what);
  }

  const api::Schemas& schemas_;
  const api::Models& models_;
  std::string wrong_;
};

void Validator::literals(const Condition& condition, const Field* field) {
  if (field == nullptr || field->kind != Kind::enumeration || field->type == api::no_index) return;
  const api::Enum& type = schemas_.enums[field->type];
  for (const Literal& literal : condition.literals) {
    const bool known = std::any_of(type.values.begin(), type.values.end(),
                                   [&](const api::EnumValue& value) { return value.name == literal.text; });
    if (!known) wrong(std::string(field->name) + " has no value \"" + std::string(literal.text) + '"');
  }
}

void Validator::on_field(const Condition& part, const Field& field) {
  const Message* inside = message_of(field);
  const bool is_message = inside != nullptr && field.kind == Kind::message && !field.repeated;
  condition(part, is_message ? inside : nullptr, is_message ? nullptr : &field, false);
}

void Validator::condition(const Condition& asked, const Message* message, const Field* field, bool element) {
  const bool names_fields = asked.keyword == Keyword::required || asked.keyword == Keyword::property ||
                            asked.keyword == Keyword::other_properties;
  if (names_fields) {
    if (message == nullptr) return wrong("a condition asks for members where no message is");
    for (const std::string_view name : asked.names) {
      const Field* found = api::find_field(*message, name);
      if (found == nullptr || found->name != name) {
        return wrong(std::string(message->name) + " has no field \"" + std::string(name) + '"');
      }
      if (asked.keyword == Keyword::property) on_field(asked.parts[0], *found);
    }
    return;
  }
  if (asked.keyword == Keyword::one_of) return literals(asked, field);
  if (asked.keyword == Keyword::items || asked.keyword == Keyword::contains) {
    if (field == nullptr || !field->repeated || element) return wrong("a condition asks for elements where no list is");
    const Message* inside = message_of(*field);
    return condition(asked.parts[0], inside, inside == nullptr ? field : nullptr, true);
  }
  if (asked.keyword == Keyword::property_names) return;
  for (const Condition& part : asked.all_parts()) condition(part, message, field, element);
}

void Validator::pointer(std::string_view pointer, const Message& message) {
  const Message* at = &message;
  while (!pointer.empty()) {
    if (pointer.front() != '/') return wrong("\"" + std::string(pointer) + "\" is no pointer");
    pointer.remove_prefix(1);
    const std::size_t slash = pointer.find('/');
    const std::string_view name = pointer.substr(0, slash);
    const Field* field = at == nullptr ? nullptr : api::find_field(*at, name);
    if (field == nullptr) return wrong("a place leads to \"" + std::string(name) + "\", which no message there has");
    at = message_of(*field);
    pointer = slash == std::string_view::npos ? std::string_view() : pointer.substr(slash);
  }
}

void Validator::scope(const Scope& scope) {
  for (const std::string_view method : scope.methods) {
    const bool known = std::any_of(schemas_.routes.begin(), schemas_.routes.end(), [&](const api::Route& route) {
      return route.id.substr(route.id.rfind('.') + 1) == method;
    });
    if (!known) wrong("no route has the method \"" + std::string(method) + '"');
  }
  for (const std::string_view version : scope.versions) {
    if (!api::version_from(version)) wrong("there is no version \"" + std::string(version) + '"');
  }
  for (const auto& abilities : {scope.model_has, scope.model_lacks}) {
    for (const std::string_view name : abilities) {
      if (std::find(models_.ability_names.begin(), models_.ability_names.end(), name) == models_.ability_names.end())
        wrong("models have no ability \"" + std::string(name) + '"');
    }
  }
}

/// A message, or a field of one.
void Validator::needed(std::string_view name) {
  const std::size_t dot = name.find('.');
  const Message* message = api::find_message(schemas_, name.substr(0, dot));
  if (message == nullptr) return wrong("\"needs\" names no message: \"" + std::string(name) + '"');
  if (dot == std::string_view::npos) return;
  const Field* field = api::find_field(*message, name.substr(dot + 1));
  if (field == nullptr || field->name != name.substr(dot + 1))
    wrong("\"needs\" names no field: \"" + std::string(name) + '"');
}

std::string Validator::check(const Rule& rule) {
  wrong_.clear();
  if (rule.stage.empty() && !rule.on.empty()) {
    const std::size_t dot = rule.on.find('.');
    const Message* message = api::find_message(schemas_, rule.on.substr(0, dot));
    if (message == nullptr) return "there is no message \"" + std::string(rule.on.substr(0, dot)) + '"';
    if (dot == std::string_view::npos) {
      condition(rule.when, message, nullptr, false);
      condition(rule.require, message, nullptr, false);
    } else {
      const std::string_view name = rule.on.substr(dot + 1);
      const Field* field = api::find_field(*message, name);
      if (field == nullptr || field->name != name) return "there is no field \"" + std::string(rule.on) + '"';
      on_field(rule.when, *field);
      on_field(rule.require, *field);
    }
    for (const std::string_view place : rule.report_at) {
      if (place.empty()) wrong("\"reportAt\" has an empty place");
      pointer(place, *message);
    }
    pointer(rule.fix.at, *message);
  }
  scope(rule.scope);
  for (const std::string_view name : rule.needs) needed(name);
  return wrong_;
}

}  // namespace

std::string wrong_name_in(const RuleSet& rules, const api::Schemas& schemas, const api::Models& models) {
  Validator validator(schemas, models);
  for (const Rule& rule : rules.rules) {
    if (const std::string wrong = validator.check(rule); !wrong.empty())
      return std::string(rule.id) + ".json: " + wrong;
  }
  return {};
}

}  // namespace gemlint::rules
