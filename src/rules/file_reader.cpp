#include "rules/file_reader.hpp"

#include <algorithm>

namespace gemlint::rules {

using json::Value;

std::string_view text_of(const Value& value) { return {value.GetString(), value.GetStringLength()}; }

const Value* FileReader::open(const RuleFile& file) {
  file_ = file.name;
  const Value* root = reader_.read(file.text);
  if (root != nullptr && root->IsObject()) return root;
  fail("not a JSON object");
  return nullptr;
}

bool FileReader::fail(std::string_view what) {
  error_ = file_ + ": " + std::string(what);
  return false;
}

bool FileReader::only(const Value& object, std::initializer_list<std::string_view> known, std::string_view where) {
  for (const auto& member : object.GetObject()) {
    const std::string_view name = text_of(member.name);
    if (std::find(known.begin(), known.end(), name) == known.end()) {
      return fail(std::string(where) + "unknown key \"" + std::string(name) + '"');
    }
  }
  return true;
}

bool FileReader::string_in(const Value& object, const char* name, std::string_view& text, bool needed) {
  const auto found = object.FindMember(name);
  if (found == object.MemberEnd()) return !needed || fail(std::string("needs \"") + name + '"');
  if (!found->value.IsString()) return fail(std::string("\"") + name + "\" is not a string");
  text = keep(text_of(found->value));
  return true;
}

bool FileReader::texts_in(const Value& object, const char* name, std::span<const Text>& texts) {
  const auto found = object.FindMember(name);
  if (found == object.MemberEnd()) return true;
  if (!found->value.IsObject()) return fail(std::string("\"") + name + "\" is not an object");
  std::vector<Text>& kept = memory_.texts.emplace_back();
  for (const auto& member : found->value.GetObject()) {
    if (!member.value.IsString()) return fail(std::string("\"") + name + "\" holds something that is no string");
    kept.push_back({keep(text_of(member.name)), keep(text_of(member.value))});
  }
  texts = kept;
  return true;
}

bool FileReader::list_in(const Value& object, const char* name, std::span<const std::string_view>& list) {
  const auto found = object.FindMember(name);
  if (found == object.MemberEnd()) return true;
  if (!found->value.IsArray()) return fail(std::string("\"") + name + "\" is not a list");
  std::vector<std::string_view>& kept = memory_.lists.emplace_back();
  for (const Value& item : found->value.GetArray()) {
    if (!item.IsString()) return fail(std::string("\"") + name + "\" holds something that is no string");
    kept.push_back(keep(text_of(item)));
  }
  list = kept;
  return true;
}

bool FileReader::sources_in(const Value& object, std::span<const Source>& sources) {
  const auto found = object.FindMember("sources");
  if (found == object.MemberEnd() || !found->value.IsArray() || found->value.Empty())
    return fail("needs a list \"sources\"");
  std::vector<Source>& kept = memory_.sources.emplace_back();
  for (const Value& source : found->value.GetArray()) {
    Source& made = kept.emplace_back();
    if (!source.IsObject()) return fail("a source is not an object");
    if (!only(source, {"url", "date"}, "sources: ") || !string_in(source, "url", made.url) ||
        !string_in(source, "date", made.date)) {
      return false;
    }
  }
  sources = kept;
  return true;
}

}  // namespace gemlint::rules
