#include "rules/load_condition.hpp"

#include <array>
#include <cmath>

namespace gemlint::rules {
namespace {

using json::Value;

struct Bound {
  std::string_view name;
  Keyword keyword;
  bool count;  ///< a whole number, not negative
};

constexpr std::array<Bound, 10> bounds = {{
    {"minimum", Keyword::minimum, false},
    {"maximum", Keyword::maximum, false},
    {"exclusiveMinimum", Keyword::exclusive_minimum, false},
    {"exclusiveMaximum", Keyword::exclusive_maximum, false},
    {"minLength", Keyword::min_length, true},
    {"maxLength", Keyword::max_length, true},
    {"minItems", Keyword::min_items, true},
    {"maxItems", Keyword::max_items, true},
    {"minProperties", Keyword::min_properties, true},
    {"maxProperties", Keyword::max_properties, true},
}};

class Reader {
 public:
  Reader(TextMemory& memory, std::string& error) : memory_(memory), error_(error) {}

  bool schema(const Value& value, Condition& out, int depth);

 private:
  bool fail(std::string what) {
    error_ = std::move(what);
    return false;
  }
  bool keyword(std::string_view name, const Value& value, const Value& object, std::vector<Condition>& parts,
               int depth);
  bool parts_of(const Value& list, std::string_view name, Keyword keyword, std::vector<Condition>& parts, int depth);
  bool properties(const Value& object, std::vector<Condition>& parts, int depth);
  bool dependencies(const Value& object, std::vector<Condition>& parts, int depth);
  bool names(const Value& list, std::string_view where, std::vector<std::string_view>& out);
  bool literal(const Value& value, std::vector<Literal>& out);
  Condition with_part(Keyword keyword, Condition part);
  std::string_view kept(const Value& text) { return memory_.strings.emplace_back(text_of(text)); }
  std::span<const api::FieldName> kept_list(const std::vector<std::string_view>& list) {
    return memory_.names.emplace_back(list.begin(), list.end());
  }
  void set_parts(Condition& condition, std::vector<Condition> parts) {
    const std::vector<Condition>& kept_parts = memory_.conditions.emplace_back(std::move(parts));
    condition.parts = kept_parts.data();
    condition.part_count = static_cast<std::uint16_t>(kept_parts.size());
  }

  TextMemory& memory_;
  std::string& error_;
};

Condition Reader::with_part(Keyword keyword, Condition part) {
  Condition made;
  made.keyword = keyword;
  set_parts(made, {part});
  return made;
}

bool Reader::schema(const Value& value, Condition& out, int depth) {
  if (depth > condition_depth)
    return fail("a condition is over " + std::to_string(condition_depth) + " levels deep; write a native check");
  out = {};
  if (value.IsBool()) {
    if (value.IsFalse()) out = with_part(Keyword::none_of, {});
    return true;
  }
  if (!value.IsObject()) return fail("a condition is neither an object nor a boolean");
  std::vector<Condition> parts;
  for (const auto& member : value.GetObject()) {
    if (!keyword(text_of(member.name), member.value, value, parts, depth)) return false;
  }
  if (parts.size() == 1) {
    out = parts.front();
  } else {
    set_parts(out, std::move(parts));
  }
  return true;
}

bool Reader::keyword(std::string_view name, const Value& value, const Value& object, std::vector<Condition>& parts,
                     int depth) {
  for (const Bound& bound : bounds) {
    if (name != bound.name) continue;
    if (!value.IsNumber() || (bound.count && (!value.IsUint() || value.GetUint() > 1'000'000)))
      return fail('"' + std::string(name) + "\" is no number that fits it");
    Condition& made = parts.emplace_back();
    made.keyword = bound.keyword;
    made.number = value.GetDouble();
    return true;
  }
  Condition part;
  if (name == "type") {
    std::vector<std::string_view> types;
    if (value.IsString()) {
      types.push_back(kept(value));
    } else if (!names(value, "type", types)) {
      return false;
    }
    for (const std::string_view type : types) {
      if (type != "object" && type != "array" && type != "string" && type != "number" && type != "integer" &&
          type != "boolean") {
        return fail("\"type\" does not take \"" + std::string(type) + '"');
      }
    }
    Condition& made = parts.emplace_back();
    made.keyword = Keyword::type;
    made.names = kept_list(types);
    return true;
  }
  if (name == "const" || name == "enum") {
    std::vector<Literal> literals;
    if (name == "const") {
      if (!literal(value, literals)) return false;
    } else {
      if (!value.IsArray() || value.Empty()) return fail("\"enum\" is no list of values");
      for (const Value& item : value.GetArray()) {
        if (!literal(item, literals)) return false;
      }
    }
    Condition& made = parts.emplace_back();
    made.keyword = Keyword::one_of;
    made.literals = memory_.literals.emplace_back(std::move(literals));
    return true;
  }
  if (name == "required") {
    std::vector<std::string_view> fields;
    if (!names(value, name, fields)) return false;
    Condition& made = parts.emplace_back();
    made.keyword = Keyword::required;
    made.names = kept_list(fields);
    return true;
  }
  if (name == "properties") return properties(value, parts, depth);
  if (name == "dependencies") return dependencies(value, parts, depth);
  if (name == "allOf") return parts_of(value, name, Keyword::all_of, parts, depth);
  if (name == "anyOf") return parts_of(value, name, Keyword::any_of, parts, depth);
  if (name == "not" || name == "items" || name == "contains" || name == "propertyNames") {
    if (!schema(value, part, depth + 1)) return false;
    parts.push_back(with_part(name == "not"        ? Keyword::none_of
                              : name == "items"    ? Keyword::items
                              : name == "contains" ? Keyword::contains
                                                   : Keyword::property_names,
                              part));
    return true;
  }
  if (name == "additionalProperties") {
    if (!schema(value, part, depth + 1)) return false;
    std::vector<std::string_view> known;
    const auto properties = object.FindMember("properties");
    if (properties != object.MemberEnd() && properties->value.IsObject()) {
      for (const auto& property : properties->value.GetObject()) known.push_back(kept(property.name));
    }
    Condition made = with_part(Keyword::other_properties, part);
    made.names = kept_list(known);
    parts.push_back(made);
    return true;
  }
  return fail("\"" + std::string(name) + "\" is no keyword of conditions");
}

bool Reader::parts_of(const Value& list, std::string_view name, Keyword keyword, std::vector<Condition>& parts,
                      int depth) {
  if (!list.IsArray() || list.Empty()) return fail('"' + std::string(name) + "\" is no list of conditions");
  std::vector<Condition> alternatives;
  for (const Value& item : list.GetArray()) {
    if (!schema(item, alternatives.emplace_back(), depth + 1)) return false;
  }
  Condition made;
  made.keyword = keyword;
  set_parts(made, std::move(alternatives));
  parts.push_back(made);
  return true;
}

bool Reader::properties(const Value& object, std::vector<Condition>& parts, int depth) {
  if (!object.IsObject()) return fail("\"properties\" is not an object");
  for (const auto& member : object.GetObject()) {
    Condition part;
    if (!schema(member.value, part, depth + 1)) return false;
    Condition made = with_part(Keyword::property, part);
    made.names = kept_list({kept(member.name)});
    parts.push_back(made);
  }
  return true;
}

/// {"a": ["b"]} says: a is not set, or b is.
bool Reader::dependencies(const Value& object, std::vector<Condition>& parts, int depth) {
  if (!object.IsObject()) return fail("\"dependencies\" is not an object");
  for (const auto& member : object.GetObject()) {
    Condition set;
    set.keyword = Keyword::required;
    set.names = kept_list({kept(member.name)});
    Condition then;
    if (member.value.IsArray()) {
      std::vector<std::string_view> fields;
      if (!names(member.value, "dependencies", fields)) return false;
      then.keyword = Keyword::required;
      then.names = kept_list(fields);
    } else if (!schema(member.value, then, depth + 1)) {
      return false;
    }
    Condition made;
    made.keyword = Keyword::any_of;
    set_parts(made, {with_part(Keyword::none_of, set), then});
    parts.push_back(made);
  }
  return true;
}

bool Reader::names(const Value& list, std::string_view where, std::vector<std::string_view>& out) {
  if (!list.IsArray() || list.Empty()) return fail('"' + std::string(where) + "\" is no list of names");
  for (const Value& item : list.GetArray()) {
    if (!item.IsString()) return fail('"' + std::string(where) + "\" is no list of names");
    out.push_back(kept(item));
  }
  return true;
}

bool Reader::literal(const Value& value, std::vector<Literal>& out) {
  Literal& made = out.emplace_back();
  if (value.IsString()) {
    made.text = kept(value);
  } else if (value.IsNumber()) {
    made.kind = Literal::Kind::number;
    made.number = value.GetDouble();
  } else if (value.IsBool()) {
    made.kind = Literal::Kind::boolean;
    made.number = value.GetBool() ? 1 : 0;
  } else {
    return fail("\"const\" and \"enum\" take strings, numbers and booleans");
  }
  return true;
}

}  // namespace

bool load_condition(const Value& schema, TextMemory& memory, Condition& condition, std::string& error) {
  return Reader(memory, error).schema(schema, condition, 0);
}

}  // namespace gemlint::rules
