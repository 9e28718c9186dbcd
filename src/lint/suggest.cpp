#include "lint/suggest.hpp"

#include <algorithm>
#include <vector>

#include "text/letter_case.hpp"
#include "text/nearest.hpp"

namespace gemlint::lint {
namespace {

/// The names of a message's fields in the spelling that `like` uses.
std::vector<std::string_view> names_like(const api::Message& message, std::string_view like) {
  const bool snake = like.find('_') != std::string_view::npos;
  std::vector<std::string_view> names;
  names.reserve(message.fields.size());
  for (const api::Field& field : message.fields) names.push_back(snake ? field.proto_name : field.name);
  return names;
}

/// The one field of `message` whose own message has `name`.
const api::Field* holder_of(const api::Schemas& schemas, const api::Message& message, std::string_view name) {
  const api::Field* holder = nullptr;
  for (const api::Field& field : message.fields) {
    if (field.kind != api::Kind::message || api::find_field(schemas.messages[field.type], name) == nullptr) continue;
    if (holder != nullptr) return nullptr;
    holder = &field;
  }
  return holder;
}

/// Of alternatives "member>name" with '|' between them, the name whose member leads to the place; anything else is as
/// it should be used.
std::string_view fitting(std::string_view alternatives, const std::vector<MessageStep>& steps,
                         const api::NodePath& path) {
  if (alternatives.find('>') == std::string_view::npos) return alternatives;
  for (std::string_view rest = alternatives; !rest.empty();) {
    const std::string_view one = rest.substr(0, rest.find('|'));
    const std::size_t arrow = one.find('>');
    for (const MessageStep& step : steps) {
      const api::Field* field = api::find_field(*step.message, member_name(step, path));
      if (field != nullptr && field->name == one.substr(0, arrow)) return one.substr(arrow + 1);
    }
    rest.remove_prefix(std::min(one.size() + 1, rest.size()));
  }
  return {};
}

bool names(const rules::ForeignName& foreign, std::string_view name) {
  if (!foreign.name.ends_with('*')) return foreign.name == name;
  return name.starts_with(foreign.name.substr(0, foreign.name.size() - 1));
}

/// True when nothing but a slip of the pen lies between a word and a known one. Two letters can turn the meaning round
/// (min and max, ex- and include, BLOCK_SOME and BLOCK_NONE), and of a short word one can.
bool is_slip(std::string_view given, std::string_view known) {
  constexpr std::size_t long_enough = 5;
  const std::size_t distance = name_distance(given, known, 1);
  return distance == 0 || (distance == 1 && given.size() >= long_enough);
}

}  // namespace

Suggestion suggest_name(const api::Schemas& schemas, const rules::RuleSet& rules, const api::Hit& hit,
                        const std::vector<MessageStep>& steps, std::string_view kind) {
  if (hit.message == nullptr || hit.name.empty()) return {};
  const api::Message& message = *hit.message;
  const std::vector<std::string_view> known = names_like(message, hit.name);
  for (const std::string_view name : known) {
    // Only case, '_' or '-' differ: that is what was meant.
    if (name_distance(hit.name, name, 0) == 0) return {"nearest", std::string(name), true};
  }
  // Of several entries, the one for this kind of value; otherwise the first.
  const rules::ForeignName* entry = nullptr;
  for (const rules::ForeignName& foreign : rules.foreign.names) {
    if (foreign.message != message.name || !names(foreign, hit.name) || fitting(foreign.use, steps, hit.path).empty())
      continue;
    const bool fits = foreign.of.empty() || foreign.of == kind;
    if (entry == nullptr || fits) entry = &foreign;
    if (fits) break;
  }
  if (entry != nullptr) return {entry->hint, std::string(fitting(entry->use, steps, hit.path)), false, entry};
  if (const auto nearest = nearest_name(hit.name, known))
    return {"nearest", std::string(*nearest), true, nullptr, is_slip(hit.name, *nearest)};
  if (const api::Field* holder = holder_of(schemas, message, hit.name)) {
    const bool snake = hit.name.find('_') != std::string::npos;
    return {"inside", std::string(snake ? holder->proto_name : holder->name)};
  }
  if (steps.size() >= 2 && steps.back().message == &message) {
    const MessageStep& outer = steps[steps.size() - 2];
    const api::Field* by = api::find_field(*outer.message, member_name(outer, hit.path));
    if (by != nullptr && api::find_field(*outer.message, hit.name) != nullptr)
      return {"outside", std::string(by->name)};
  }
  return {};
}

Suggestion suggest_enum_value(const api::Schemas& schemas, const api::Hit& hit, std::string_view given) {
  constexpr std::size_t few = 8;
  if (hit.field == nullptr) return {};
  const bool is_map = hit.field->kind == api::Kind::map;
  if ((is_map ? hit.field->value_kind : hit.field->kind) != api::Kind::enumeration) return {};
  const api::Enum& type = schemas.enums[hit.field->type];
  std::vector<std::string_view> names;
  for (const api::EnumValue& value : type.values) {
    if (!value.name.ends_with("_UNSPECIFIED")) names.push_back(value.name);
  }
  if (const auto nearest = nearest_name(given, names))
    return {"nearest", std::string(*nearest), true, nullptr, is_slip(given, *nearest)};
  // Many enums repeat their name in each value, and people leave that out: "HARASSMENT".
  for (const std::string_view name : names) {
    const std::size_t tail = name.size() - std::min(name.size(), given.size());
    if (given.size() >= 4 && tail > 0 && name[tail - 1] == '_' && name_distance(given, name.substr(tail), 0) == 0) {
      // HARM_CATEGORY_DANGEROUS_CONTENT may be meant as well as HARM_CATEGORY_DANGEROUS.
      const std::string part = '_' + upper_case(given) + '_';
      const bool only = std::none_of(names.begin(), names.end(), [&](std::string_view other) {
        return upper_case(other).find(part) != std::string::npos;
      });
      return {"nearest", std::string(name), true, nullptr, only};
    }
  }
  if (names.empty() || names.size() > few) return {};
  std::string all;
  for (const std::string_view name : names) all += (all.empty() ? "" : ", ") + std::string(name);
  return {"values", all, false};
}

}  // namespace gemlint::lint
