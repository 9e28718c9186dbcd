#include "json/writer.hpp"

#include <vector>

#include "text/utf8.hpp"

namespace gemlint::json {

void Writer::begin_object(const char* name) {
  json_.Key(name);
  json_.StartObject();
}

void Writer::begin_list(const char* name) {
  json_.Key(name);
  json_.StartArray();
}

void Writer::string(std::string_view value) {
  if (is_valid_utf8(value)) {
    json_.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
    return;
  }
  const std::string valid = with_replaced_bytes(value);
  json_.String(valid.data(), static_cast<rapidjson::SizeType>(valid.size()));
}

void Writer::begin(const Value& value) {
  if (value.IsObject())
    json_.StartObject();
  else if (value.IsArray())
    json_.StartArray();
  else
    value.Accept(json_);
}

void Writer::value(const Value& value) {
  // Not by RapidJSON's own recursion: what others sent may be deeper than the stack is.
  struct Level {
    const Value* container;
    rapidjson::SizeType next;
  };
  std::vector<Level> levels;
  const auto enter = [&](const Value& entered) {
    begin(entered);
    if (entered.IsObject() || entered.IsArray()) levels.push_back({&entered, 0});
  };
  enter(value);
  while (!levels.empty()) {
    Level& level = levels.back();
    const Value& container = *level.container;
    const rapidjson::SizeType at = level.next++;
    if (at == (container.IsObject() ? container.MemberCount() : container.Size())) {
      container.IsObject() ? json_.EndObject() : json_.EndArray();
      levels.pop_back();
    } else if (container.IsObject()) {
      const auto member = container.MemberBegin() + static_cast<std::ptrdiff_t>(at);
      key({member->name.GetString(), member->name.GetStringLength()});
      enter(member->value);
    } else {
      enter(container[at]);
    }
  }
}

void Writer::key(std::string_view name) { json_.Key(name.data(), static_cast<rapidjson::SizeType>(name.size())); }

void Writer::raw(std::string_view json_text) {
  json_.RawValue(json_text.data(), json_text.size(), rapidjson::kObjectType);
}

void Writer::integer(const char* name, std::int64_t value) {
  json_.Key(name);
  json_.Int64(value);
}

void Writer::text(const char* name, std::string_view value) {
  json_.Key(name);
  string(value);
}

void Writer::number(const char* name, std::size_t value) {
  json_.Key(name);
  json_.Uint64(value);
}

void Writer::boolean(const char* name, bool value) {
  json_.Key(name);
  json_.Bool(value);
}

void Writer::null(const char* name) {
  json_.Key(name);
  json_.Null();
}

}  // namespace gemlint::json
