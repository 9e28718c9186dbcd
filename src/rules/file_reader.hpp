/// Reads one JSON file after the other, strictly: unknown keys, missing ones and wrong types are errors that name the
/// file.
#pragma once

#include <deque>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "json/accept.hpp"
#include "rules/condition.hpp"
#include "rules/text.hpp"

namespace gemlint::rules {

/// A file and its text.
struct RuleFile {
  std::string name;
  std::string text;
};

/// Memory that loaded values point into. Stays valid when moved.
struct TextMemory {
  std::deque<std::string> strings;
  std::deque<std::vector<Text>> texts;
  std::deque<std::vector<std::string_view>> lists;
  std::deque<std::vector<api::FieldName>> names;
  std::deque<std::vector<Source>> sources;
  std::deque<std::vector<Condition>> conditions;
  std::deque<std::vector<Literal>> literals;
};

/// The pieces that all loaders are made of. Each member returns false, or null, after it said in `error` which file and
/// what.
class FileReader {
 public:
  FileReader(TextMemory& memory, std::string& error) : memory_(memory), error_(error) {}

  /// The file's root, which is an object; valid until the next file is opened.
  const json::Value* open(const RuleFile& file);

  /// Says what is wrong with the open file; always false.
  bool fail(std::string_view what);

  /// Keeps a copy of `text` for as long as the memory lives.
  std::string_view keep(std::string_view text) { return memory_.strings.emplace_back(text); }

  /// True if `object` has no other members than `known`.
  bool only(const json::Value& object, std::initializer_list<std::string_view> known, std::string_view where);

  bool string_in(const json::Value& object, const char* name, std::string_view& text, bool needed = true);

  /// An object of strings; stays empty when there is none.
  bool texts_in(const json::Value& object, const char* name, std::span<const Text>& texts);

  /// A list of strings; stays empty when there is none.
  bool list_in(const json::Value& object, const char* name, std::span<const std::string_view>& list);

  /// A list of {"url", "date"} with at least one entry.
  bool sources_in(const json::Value& object, std::span<const Source>& sources);

 private:
  TextMemory& memory_;
  std::string& error_;
  std::string file_;
  json::AcceptReader reader_;
};

/// The text of a JSON string, NUL characters included.
std::string_view text_of(const json::Value& value);

}  // namespace gemlint::rules
