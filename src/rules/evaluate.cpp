#include "rules/evaluate.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <optional>

#include "api/scalar_value.hpp"
#include "text/utf8.hpp"

namespace gemlint::rules {
namespace {

using api::Field;
using api::Kind;
using api::NodeIndex;
using api::Set;
using api::View;
using json::Value;

Truth negated(Truth truth) { return truth == Truth::unsure ? truth : truth == Truth::yes ? Truth::no : Truth::yes; }
Truth truth_of(bool yes) { return yes ? Truth::yes : Truth::no; }

/// What a condition is held against: a message, a field's list, one scalar, or free JSON.
struct Subject {
  enum class What : std::uint8_t { message, list, map, scalar, free } what = What::message;
  const View* view = nullptr;
  NodeIndex node = 0;            ///< the message, or the one that the list or map is in
  const Field* field = nullptr;  ///< of lists, maps and scalars
  const Value* value = nullptr;  ///< of scalars and free JSON
};

Truth judge(const Condition& condition, const Subject& subject);

bool is_message_list(const Subject& subject) {
  return subject.field->kind == Kind::message ||
         (subject.field->kind == Kind::map && subject.field->value_kind == Kind::message);
}

/// The value of a field that is set. `value` is the last that it has.
Subject subject_of(const View& view, NodeIndex node, const Field& field, const Value* value) {
  Subject subject = {Subject::What::scalar, &view, node, &field, nullptr};
  if (field.kind == Kind::map) {
    subject.what = Subject::What::map;
    subject.value = value;
  } else if (field.repeated) {
    subject.what = Subject::What::list;
  } else if (field.kind == Kind::message) {
    subject.what = Subject::What::message;
    subject.field = nullptr;
    for (const NodeIndex child : api::Children(view, node, &field)) subject.node = child;
  } else {
    subject.value = value;
    const bool free = field.kind == Kind::structure || field.kind == Kind::value || field.kind == Kind::list_value ||
                      field.kind == Kind::opaque;
    if (free) subject.what = Subject::What::free;
  }
  return subject;
}

/// A field of a message, if it is set.
struct Property {
  Set set = Set::unsure;
  Subject subject;
};

Property property_of(const Subject& message, const Field& field) {
  Property found;
  const api::Setting setting = api::setting_of(*message.view, message.node, field);
  found.set = setting.set;
  if (found.set == Set::yes) found.subject = subject_of(*message.view, message.node, field, setting.value);
  return found;
}

Property property_of(const Subject& message, const api::FieldName& name) {
  const Field* field = api::find_field(*message.view->nodes[message.node].message, name);
  return field == nullptr ? Property() : property_of(message, *field);
}

/// The fields that a message sets, or may set.
std::vector<const Field*> set_fields(const View& view, NodeIndex node) {
  std::vector<const Field*> fields;
  for (const Field& field : view.nodes[node].message->fields) {
    if (api::is_set(view, node, field) != Set::no) fields.push_back(&field);
  }
  return fields;
}

/// How many fields a message sets, or members an object has.
std::size_t property_count(const Subject& subject) {
  std::size_t count = 0;
  if (subject.what == Subject::What::message) {
    const View& view = *subject.view;
    const api::Node& node = view.nodes[subject.node];
    // A bit for each field, and what is not set is absent for sure.
    if (node.message->fields.size() <= 64 && !node.open_ended && !view.open_ended)
      return static_cast<std::size_t>(std::popcount(node.present));
    for (const Field& field : node.message->fields) count += api::is_set(view, subject.node, field) != Set::no ? 1 : 0;
  } else if (subject.value != nullptr && subject.value->IsObject()) {
    for (const auto& member : subject.value->GetObject()) count += member.value.IsNull() ? 0 : 1;
  }
  return count;
}

/// Their names, once each; for a map its keys.
std::vector<std::string_view> set_names(const Subject& subject) {
  std::vector<std::string_view> names;
  if (subject.what == Subject::What::message) {
    for (const Field* field : set_fields(*subject.view, subject.node)) names.push_back(field->name);
  } else if (subject.value != nullptr && subject.value->IsObject()) {
    for (const auto& member : subject.value->GetObject()) {
      if (!member.value.IsNull()) names.emplace_back(member.name.GetString(), member.name.GetStringLength());
    }
  }
  return names;
}

std::vector<Subject> elements_of(const Subject& list) {
  std::vector<Subject> found;
  if (list.what == Subject::What::free) {
    if (!list.value->IsArray()) return found;
    for (const Value& item : list.value->GetArray())
      found.push_back({Subject::What::free, list.view, list.node, list.field, &item});
  } else if (is_message_list(list)) {
    for (const NodeIndex child : api::Children(*list.view, list.node, list.field))
      found.push_back({Subject::What::message, list.view, child, nullptr, nullptr});
  } else {
    for (const Value* item : api::elements(*list.view, list.node, *list.field))
      found.push_back({Subject::What::scalar, list.view, list.node, list.field, item});
  }
  return found;
}

std::size_t element_count(const Subject& list) {
  if (list.what != Subject::What::free && is_message_list(list))
    return api::Children(*list.view, list.node, list.field).count();
  return elements_of(list).size();
}

bool is_whole_number(Kind kind) {
  return kind == Kind::int32 || kind == Kind::int64 || kind == Kind::uint32 || kind == Kind::uint64;
}

bool is_number(Kind kind) { return kind == Kind::float32 || kind == Kind::float64 || is_whole_number(kind); }

Truth has_type(const Subject& subject, std::string_view type) {
  using What = Subject::What;
  if (subject.what == What::message || subject.what == What::map) return truth_of(type == "object");
  if (subject.what == What::list) return truth_of(type == "array");
  if (subject.what == What::free) {
    const Value& value = *subject.value;
    if (type == "integer") return truth_of(value.IsNumber() && value.GetDouble() == std::trunc(value.GetDouble()));
    return truth_of((type == "object" && value.IsObject()) || (type == "array" && value.IsArray()) ||
                    (type == "string" && value.IsString()) || (type == "number" && value.IsNumber()) ||
                    (type == "boolean" && value.IsBool()));
  }
  const Kind kind = subject.field->kind;
  if (kind == Kind::boolean) return truth_of(type == "boolean");
  if (!is_number(kind)) return truth_of(type == "string");
  if (is_whole_number(kind) || type != "integer") return truth_of(type == "number" || type == "integer");
  const auto number = api::read_number(*subject.value);
  return number ? truth_of(*number == std::trunc(*number)) : Truth::unsure;
}

std::optional<double> number_in(const Subject& subject) {
  if (subject.what == Subject::What::free)
    return subject.value->IsNumber() ? std::optional(subject.value->GetDouble()) : std::nullopt;
  if (subject.what != Subject::What::scalar || !is_number(subject.field->kind)) return std::nullopt;
  return api::read_number(*subject.value);
}

/// The text of strings and enums; nothing when the subject has none.
std::optional<std::string_view> text_in(const Subject& subject) {
  if (subject.what != Subject::What::scalar && subject.what != Subject::What::free) return std::nullopt;
  if (subject.what == Subject::What::scalar && subject.field->kind == Kind::enumeration) {
    if (subject.field->type == api::no_index) return std::nullopt;
    return api::read_enum_name(subject.view->schemas->enums[subject.field->type], *subject.value);
  }
  if (!subject.value->IsString()) return std::nullopt;
  const bool is_text =
      subject.what == Subject::What::free || (subject.field->kind != Kind::boolean && !is_number(subject.field->kind));
  if (!is_text) return std::nullopt;
  return std::string_view(subject.value->GetString(), subject.value->GetStringLength());
}

bool has_literal(const Condition& condition, std::string_view text) {
  return std::any_of(condition.literals.begin(), condition.literals.end(), [&](const Literal& literal) {
    return literal.kind == Literal::Kind::text && literal.text == text;
  });
}

Truth enum_equals_one(const Condition& condition, const Subject& subject) {
  // Nearly always written as the condition has it; other spellings have to be looked up.
  if (subject.value->IsString() &&
      has_literal(condition, {subject.value->GetString(), subject.value->GetStringLength()})) {
    return Truth::yes;
  }
  const auto name = text_in(subject);
  return name ? truth_of(has_literal(condition, *name)) : Truth::unsure;
}

Truth equals_one(const Condition& condition, const Subject& subject) {
  if (subject.what == Subject::What::scalar && subject.field->kind == Kind::enumeration)
    return enum_equals_one(condition, subject);
  const auto text = text_in(subject);
  const auto number = number_in(subject);
  std::optional<bool> boolean;
  if (subject.what == Subject::What::scalar && subject.field->kind == Kind::boolean)
    boolean = api::read_boolean(*subject.value);
  if (subject.what == Subject::What::free && subject.value->IsBool()) boolean = subject.value->GetBool();
  for (const Literal& literal : condition.literals) {
    if (literal.kind == Literal::Kind::text && text && *text == literal.text) return Truth::yes;
    if (literal.kind == Literal::Kind::number && number && *number == literal.number) return Truth::yes;
    if (literal.kind == Literal::Kind::boolean && boolean && *boolean == (literal.number != 0)) return Truth::yes;
  }
  return Truth::no;
}

Truth all(std::span<const Condition> parts, const Subject& subject) {
  Truth result = Truth::yes;
  for (const Condition& part : parts) {
    const Truth truth = judge(part, subject);
    if (truth == Truth::no) return truth;
    if (truth == Truth::unsure) result = truth;
  }
  return result;
}

Truth any(std::span<const Condition> parts, const Subject& subject) {
  Truth result = Truth::no;
  for (const Condition& part : parts) {
    const Truth truth = judge(part, subject);
    if (truth == Truth::yes) return truth;
    if (truth == Truth::unsure) result = truth;
  }
  return result;
}

Truth judge_properties(const Condition& condition, const Subject& subject) {
  // Conditions on members of free JSON are not offered: its keys are the author's own.
  if (subject.what != Subject::What::message) return Truth::yes;
  if (condition.keyword == Keyword::property) {
    const Property property = property_of(subject, condition.names[0]);
    if (property.set == Set::no) return Truth::yes;
    return property.set == Set::unsure ? Truth::unsure : judge(condition.parts[0], property.subject);
  }
  Truth result = Truth::yes;
  const auto take = [&](Truth truth) {
    if (truth == Truth::no || result == Truth::yes) result = truth;
    return truth == Truth::no;
  };
  if (condition.keyword == Keyword::required) {
    for (const api::FieldName& name : condition.names) {
      const Set set = api::is_set(*subject.view, subject.node, name);
      if (take(set == Set::unsure ? Truth::unsure : truth_of(set == Set::yes))) break;
    }
    return result;
  }
  for (const Field* field : set_fields(*subject.view, subject.node)) {
    const auto is_it = [&](const api::FieldName& name) { return name.text == field->name; };
    if (std::any_of(condition.names.begin(), condition.names.end(), is_it)) continue;
    const Property property = property_of(subject, *field);
    if (take(property.set == Set::unsure ? Truth::unsure : judge(condition.parts[0], property.subject))) break;
  }
  return result;
}

Truth judge_elements(const Condition& condition, const Subject& subject) {
  const bool is_list =
      subject.what == Subject::What::list || (subject.what == Subject::What::free && subject.value->IsArray());
  if (!is_list) return Truth::yes;
  const bool every = condition.keyword == Keyword::items;
  Truth result = truth_of(every);
  for (const Subject& element : elements_of(subject)) {
    const Truth truth = judge(condition.parts[0], element);
    if (truth == truth_of(!every)) return truth;
    if (truth == Truth::unsure) result = truth;
  }
  return result;
}

Truth judge_names(const Condition& condition, const Subject& subject) {
  using What = Subject::What;
  if (subject.what != What::message && subject.what != What::map) return Truth::yes;
  static const Field string_field = {.name = {}, .proto_name = {}, .kind = Kind::string};
  Truth result = Truth::yes;
  for (const std::string_view name : set_names(subject)) {
    const Value text(rapidjson::StringRef(name.data(), name.size()));
    const Truth truth = judge(condition.parts[0], {What::scalar, subject.view, subject.node, &string_field, &text});
    if (truth == Truth::no) return truth;
    if (truth == Truth::unsure) result = truth;
  }
  return result;
}

Truth judge_bound(const Condition& condition, const Subject& subject) {
  const double bound = condition.number;
  switch (condition.keyword) {
    case Keyword::min_length:
    case Keyword::max_length: {
      const auto text = text_in(subject);
      if (!text) return Truth::yes;
      const auto length = static_cast<double>(code_points(*text));
      return truth_of(condition.keyword == Keyword::min_length ? length >= bound : length <= bound);
    }
    case Keyword::min_items:
    case Keyword::max_items: {
      const bool is_list =
          subject.what == Subject::What::list || (subject.what == Subject::What::free && subject.value->IsArray());
      if (!is_list) return Truth::yes;
      const auto count = static_cast<double>(element_count(subject));
      return truth_of(condition.keyword == Keyword::min_items ? count >= bound : count <= bound);
    }
    case Keyword::min_properties:
    case Keyword::max_properties: {
      if (subject.what == Subject::What::scalar || subject.what == Subject::What::list) return Truth::yes;
      const auto count = static_cast<double>(property_count(subject));
      return truth_of(condition.keyword == Keyword::min_properties ? count >= bound : count <= bound);
    }
    default: break;
  }
  const auto number = number_in(subject);
  if (!number) return Truth::yes;
  // Written so that NaN, which fields of floating point take, is outside of every range.
  switch (condition.keyword) {
    case Keyword::minimum: return truth_of(*number >= bound);
    case Keyword::maximum: return truth_of(*number <= bound);
    case Keyword::exclusive_minimum: return truth_of(*number > bound);
    default: return truth_of(*number < bound);
  }
}

Truth judge(const Condition& condition, const Subject& subject) {
  switch (condition.keyword) {
    case Keyword::all_of: return all(condition.all_parts(), subject);
    case Keyword::any_of: return any(condition.all_parts(), subject);
    case Keyword::none_of: return negated(any(condition.all_parts(), subject));
    case Keyword::type: {
      Truth result = Truth::no;
      for (const api::FieldName& type : condition.names) {
        const Truth truth = has_type(subject, type);
        if (truth == Truth::yes) return truth;
        if (truth == Truth::unsure) result = truth;
      }
      return result;
    }
    case Keyword::one_of: return equals_one(condition, subject);
    case Keyword::required:
    case Keyword::property:
    case Keyword::other_properties: return judge_properties(condition, subject);
    case Keyword::property_names: return judge_names(condition, subject);
    case Keyword::items:
    case Keyword::contains: return judge_elements(condition, subject);
    default: return judge_bound(condition, subject);
  }
}

}  // namespace

Truth holds(const Condition& condition, const View& view, NodeIndex node) {
  return judge(condition, {Subject::What::message, &view, node, nullptr, nullptr});
}

Truth holds(const Condition& condition, const View& view, NodeIndex node, const Field& field) {
  const api::Setting setting = api::setting_of(view, node, field);
  if (setting.set != Set::yes) return Truth::unsure;
  return judge(condition, subject_of(view, node, field, setting.value));
}

}  // namespace gemlint::rules
