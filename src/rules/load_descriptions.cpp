#include "rules/load_descriptions.hpp"

#include <algorithm>
#include <limits>

namespace gemlint::rules {
namespace {

using json::Value;

class Loader : private FileReader {
 public:
  Loader(const api::Schemas& schemas, TextMemory& memory, std::string& error)
      : FileReader(memory, error), schemas_(schemas) {}

  bool read(const RuleFile& file);
  /// Puts the sentences that were read one after the other.
  bool write(LoadedDescriptions& out);

 private:
  bool object_in(const Value& object, const char* name, const Value*& value);
  bool message_in(std::string_view name, const Value& object);
  bool enum_in(std::string_view name, const Value& object);
  bool free_texts_in(const Value& list);
  const api::Enum* enum_of(std::string_view name) const;

  const api::Schemas& schemas_;
  std::vector<std::vector<std::string_view>> messages_;  ///< a message's own sentence, then its fields'
  std::vector<std::vector<std::string_view>> enums_;
  std::vector<std::pair<std::size_t, std::size_t>> free_texts_;  ///< message and field
};

bool Loader::object_in(const Value& object, const char* name, const Value*& value) {
  const auto found = object.FindMember(name);
  if (found == object.MemberEnd()) return true;
  value = &found->value;
  return found->value.IsObject() || fail(std::string("\"") + name + "\" is not an object");
}

bool Loader::message_in(std::string_view name, const Value& object) {
  const std::string where(name);
  const api::Message* message = api::find_message(schemas_, name);
  if (message == nullptr) return fail("no message \"" + where + '"');
  if (!object.IsObject()) return fail(where + ": not an object");
  std::vector<std::string_view>& sentences = messages_[message - schemas_.messages.data()];
  const Value* fields = nullptr;
  if (!only(object, {"about", "fields"}, where + ": ") || !string_in(object, "about", sentences[0]) ||
      !object_in(object, "fields", fields)) {
    return false;
  }
  if (fields == nullptr) return true;
  for (const auto& member : fields->GetObject()) {
    const std::string_view field_name = text_of(member.name);
    const api::Field* field = api::find_field(*message, field_name);
    if (field == nullptr || field->name != field_name)
      return fail(where + " has no \"" + std::string(field_name) + '"');
    if (!member.value.IsString()) return fail(where + '.' + std::string(field_name) + ": not a string");
    sentences[1 + (field - message->fields.data())] = keep(text_of(member.value));
  }
  return true;
}

bool Loader::free_texts_in(const Value& list) {
  if (!list.IsArray()) return fail("\"freeText\" is not a list");
  for (const Value& element : list.GetArray()) {
    const std::string_view name = element.IsString() ? text_of(element) : std::string_view();
    const std::size_t dot = std::min(name.find('.'), name.size());
    const api::Message* message = api::find_message(schemas_, name.substr(0, dot));
    const std::string_view field_name = name.substr(std::min(dot + 1, name.size()));
    const api::Field* field = message == nullptr ? nullptr : api::find_field(*message, field_name);
    if (field == nullptr || field->name != field_name || field->kind != api::Kind::string)
      return fail("freeText: no field of text \"" + std::string(name) + '"');
    free_texts_.emplace_back(message - schemas_.messages.data(), field - message->fields.data());
  }
  return true;
}

const api::Enum* Loader::enum_of(std::string_view name) const {
  for (const api::Enum& type : schemas_.enums) {
    if (!type.type_name.empty() && type.type_name == name) return &type;
  }
  const std::size_t dot = name.rfind('.');
  const api::Message* message = api::find_message(schemas_, name.substr(0, dot));
  if (message == nullptr || dot == std::string_view::npos) return nullptr;
  const api::Field* field = api::find_field(*message, name.substr(dot + 1));
  if (field == nullptr || field->kind != api::Kind::enumeration) return nullptr;
  const api::Enum& type = schemas_.enums[field->type];
  return type.type_name.empty() ? &type : nullptr;
}

bool Loader::enum_in(std::string_view name, const Value& object) {
  const std::string where(name);
  const api::Enum* type = enum_of(name);
  if (type == nullptr) return fail("no enum \"" + where + '"');
  if (!object.IsObject()) return fail(where + ": not an object");
  std::vector<std::string_view>& sentences = enums_[type - schemas_.enums.data()];
  for (const auto& member : object.GetObject()) {
    const std::string_view value_name = text_of(member.name);
    const auto value = std::find_if(type->values.begin(), type->values.end(),
                                    [&](const api::EnumValue& known) { return known.name == value_name; });
    if (value == type->values.end()) return fail(where + " has no \"" + std::string(value_name) + '"');
    if (!member.value.IsString()) return fail(where + '.' + std::string(value_name) + ": not a string");
    sentences[value - type->values.begin()] = keep(text_of(member.value));
  }
  return true;
}

bool Loader::read(const RuleFile& file) {
  for (const api::Message& message : schemas_.messages) messages_.emplace_back(1 + message.fields.size());
  for (const api::Enum& type : schemas_.enums) enums_.emplace_back(type.values.size());
  const Value* root = open(file);
  if (root == nullptr) return false;
  const Value* messages = nullptr;
  const Value* enums = nullptr;
  if (!only(*root, {"about", "messages", "enums", "freeText"}, "") || !object_in(*root, "messages", messages) ||
      !object_in(*root, "enums", enums)) {
    return false;
  }
  const auto free_texts = root->FindMember("freeText");
  if (free_texts != root->MemberEnd() && !free_texts_in(free_texts->value)) return false;
  if (messages != nullptr) {
    for (const auto& member : messages->GetObject()) {
      if (!message_in(text_of(member.name), member.value)) return false;
    }
  }
  if (enums != nullptr) {
    for (const auto& member : enums->GetObject()) {
      if (!enum_in(text_of(member.name), member.value)) return false;
    }
  }
  return true;
}

bool Loader::write(LoadedDescriptions& out) {
  const auto add = [&](const std::vector<std::vector<std::string_view>>& all, std::vector<std::uint16_t>& firsts) {
    for (const std::vector<std::string_view>& sentences : all) {
      firsts.push_back(static_cast<std::uint16_t>(out.ends.size()));
      for (const std::string_view sentence : sentences) {
        out.text += sentence;
        out.ends.push_back(static_cast<std::uint32_t>(out.text.size()));
      }
    }
  };
  out.schemas = &schemas_;
  add(messages_, out.messages);
  add(enums_, out.enums);
  for (const auto& [message, field] : free_texts_)
    out.free_text.push_back(static_cast<std::uint16_t>(out.messages[message] + 1 + field));
  std::sort(out.free_text.begin(), out.free_text.end());
  return out.ends.size() <= std::numeric_limits<std::uint16_t>::max() || fail("more sentences than a table can count");
}

}  // namespace

std::optional<LoadedDescriptions> load_descriptions(const RuleFile& file, const api::Schemas& schemas,
                                                    std::string& error) {
  TextMemory memory;
  Loader loader(schemas, memory, error);
  std::optional<LoadedDescriptions> loaded(std::in_place);
  if (!loader.read(file) || !loader.write(*loaded)) return std::nullopt;
  return loaded;
}

}  // namespace gemlint::rules
