#include <algorithm>

#include "rules/load_rules.hpp"

namespace gemlint::rules {
namespace {

using json::Value;

/// The names of the holes of a text, as fill() sees them.
std::vector<std::string_view> holes(std::string_view text) {
  std::vector<std::string_view> found;
  for (std::size_t open = text.find('{'); open != std::string_view::npos; open = text.find('{', open + 1)) {
    const std::size_t close = text.find('}', open);
    if (close == std::string_view::npos) break;
    found.push_back(text.substr(open + 1, close - open - 1));
  }
  return found;
}

class Translator : private FileReader {
 public:
  Translator(const RuleSet& base, LoadedRules& out, std::string& error)
      : FileReader(out.memory, error), base_(base), out_(out) {}

  bool translate(const RuleFile& file);

 private:
  /// Puts the member `name` in the place of `text`; it must be a string without holes that `text` lacks.
  bool replace(const Value& object, std::string_view name, std::string_view& text, const std::string& where);
  /// The same for each member of an object of texts, which may be absent.
  bool replace_all(const Value& object, const char* name, std::span<const Text>& texts, const std::string& where);
  bool rules_in(const Value& root);
  bool rule_in(const Value& object, Rule& rule);
  bool guidance_in(const Value& root);
  bool cases_in(const Value& object, Guidance& guidance);
  bool foreign_names_in(const Value& root);
  bool words_in(const Value& root, const char* name, std::vector<Text>& words);

  const RuleSet& base_;
  LoadedRules& out_;
};

bool Translator::translate(const RuleFile& file) {
  const Value* root = open(file);
  if (root == nullptr) return false;
  out_.rules.assign(base_.rules.begin(), base_.rules.end());
  out_.words.assign(base_.words.begin(), base_.words.end());
  out_.foreign_names.assign(base_.foreign.names.begin(), base_.foreign.names.end());
  out_.guidance.assign(base_.guidance.begin(), base_.guidance.end());
  out_.ui.assign(base_.ui.begin(), base_.ui.end());
  if (!only(*root, {"about", "rules", "words", "foreignNames", "guidance", "ui"}, "") || !rules_in(*root) ||
      !words_in(*root, "words", out_.words) || !foreign_names_in(*root) || !guidance_in(*root) ||
      !words_in(*root, "ui", out_.ui)) {
    return false;
  }
  const Foreign foreign = {out_.foreign_names, base_.foreign.shapes, base_.foreign.values};
  out_.set = {out_.rules, out_.words, foreign, out_.guidance, out_.ui};
  return true;
}

bool Translator::replace(const Value& object, std::string_view name, std::string_view& text, const std::string& where) {
  const auto found = object.FindMember(Value(name.data(), static_cast<rapidjson::SizeType>(name.size())));
  if (found == object.MemberEnd()) return true;
  if (!found->value.IsString()) return fail(where + ": \"" + std::string(name) + "\" is not a string");
  const std::string_view translated = text_of(found->value);
  const std::vector<std::string_view> known = holes(text);
  for (const std::string_view hole : holes(translated)) {
    if (std::find(known.begin(), known.end(), hole) == known.end()) {
      return fail(where + ": \"" + std::string(name) + "\" has no hole {" + std::string(hole) + '}');
    }
  }
  text = keep(translated);
  return true;
}

bool Translator::replace_all(const Value& object, const char* name, std::span<const Text>& texts,
                             const std::string& where) {
  const auto found = object.FindMember(name);
  if (found == object.MemberEnd()) return true;
  if (!found->value.IsObject()) return fail(where + ": \"" + name + "\" is not an object");
  std::vector<Text>& kept = out_.memory.texts.emplace_back(texts.begin(), texts.end());
  for (const auto& member : found->value.GetObject()) {
    const std::string_view key = text_of(member.name);
    const auto text = std::find_if(kept.begin(), kept.end(), [&](const Text& known) { return known.name == key; });
    if (text == kept.end()) return fail(where + ": " + name + " has no \"" + std::string(key) + '"');
    if (!replace(found->value, key, text->text, where)) return false;
  }
  texts = kept;
  return true;
}

bool Translator::rules_in(const Value& root) {
  const auto found = root.FindMember("rules");
  if (found == root.MemberEnd()) return true;
  if (!found->value.IsObject()) return fail("\"rules\" is not an object");
  for (const auto& member : found->value.GetObject()) {
    const std::string_view id = text_of(member.name);
    const auto rule =
        std::find_if(out_.rules.begin(), out_.rules.end(), [&](const Rule& known) { return known.id == id; });
    if (rule == out_.rules.end()) return fail("there is no rule \"" + std::string(id) + '"');
    if (!member.value.IsObject()) return fail(std::string(id) + ": not an object");
    if (!rule_in(member.value, *rule)) return false;
  }
  return true;
}

bool Translator::rule_in(const Value& object, Rule& rule) {
  const std::string where(rule.id);
  if (!only(object, {"title", "why", "emits", "hints", "fixes"}, where + ": ") ||
      !replace(object, "title", rule.title, where) || !replace(object, "why", rule.why, where) ||
      !replace_all(object, "hints", rule.hints, where) || !replace_all(object, "fixes", rule.fixes, where)) {
    return false;
  }
  const auto emits = object.FindMember("emits");
  if (emits == object.MemberEnd()) return true;
  if (!emits->value.IsObject()) return fail(where + ": \"emits\" is not an object");
  std::vector<Emission>& kept = out_.emissions.emplace_back(rule.emits.begin(), rule.emits.end());
  for (const auto& member : emits->value.GetObject()) {
    const std::string_view name = text_of(member.name);
    const auto emission =
        std::find_if(kept.begin(), kept.end(), [&](const Emission& known) { return known.name == name; });
    if (emission == kept.end()) return fail(where + ": emits has no \"" + std::string(name) + '"');
    if (!replace(emits->value, name, emission->message, where)) return false;
  }
  rule.emits = kept;
  return true;
}

bool Translator::guidance_in(const Value& root) {
  const auto found = root.FindMember("guidance");
  if (found == root.MemberEnd()) return true;
  if (!found->value.IsObject()) return fail("\"guidance\" is not an object");
  for (const auto& member : found->value.GetObject()) {
    const std::string where(text_of(member.name));
    const auto entry = std::find_if(out_.guidance.begin(), out_.guidance.end(),
                                    [&](const Guidance& known) { return known.id == where; });
    if (entry == out_.guidance.end()) return fail("the guide has no \"" + where + '"');
    if (!member.value.IsObject()) return fail(where + ": not an object");
    if (!only(member.value, {"title", "cause", "remedy", "short", "example", "also", "cases"}, where + ": ") ||
        !replace(member.value, "title", entry->title, where) || !replace(member.value, "cause", entry->cause, where) ||
        !replace(member.value, "remedy", entry->remedy, where) || !replace(member.value, "short", entry->line, where) ||
        !replace(member.value, "example", entry->example, where) || !cases_in(member.value, *entry)) {
      return false;
    }
    // A reader looks things up by the words of both languages.
    std::span<const std::string_view> more;
    if (!list_in(member.value, "also", more)) return false;
    if (!more.empty()) {
      std::vector<std::string_view>& both = out_.memory.lists.emplace_back(entry->also.begin(), entry->also.end());
      both.insert(both.end(), more.begin(), more.end());
      entry->also = both;
    }
  }
  return true;
}

bool Translator::cases_in(const Value& object, Guidance& guidance) {
  const std::string where(guidance.id);
  const auto cases = object.FindMember("cases");
  if (cases == object.MemberEnd()) return true;
  if (!cases->value.IsArray() || cases->value.Size() != guidance.cases.size()) {
    return fail(where + ": \"cases\" is no list of " + std::to_string(guidance.cases.size()));
  }
  std::vector<GuidanceCase>& kept = out_.guidance_cases.emplace_back(guidance.cases.begin(), guidance.cases.end());
  for (rapidjson::SizeType i = 0; i < cases->value.Size(); ++i) {
    const Value& entry = cases->value[i];
    if (!entry.IsObject()) return fail(where + ": a case is not an object");
    if (!only(entry, {"symptom", "remedy"}, where + ": cases: ") ||
        !replace(entry, "symptom", kept[i].symptom, where) || !replace(entry, "remedy", kept[i].remedy, where)) {
      return false;
    }
  }
  guidance.cases = kept;
  return true;
}

bool Translator::foreign_names_in(const Value& root) {
  const auto found = root.FindMember("foreignNames");
  if (found == root.MemberEnd()) return true;
  if (!found->value.IsObject()) return fail("\"foreignNames\" is not an object");
  for (const auto& member : found->value.GetObject()) {
    const std::string_view key = text_of(member.name);
    // Of several entries for one name only the one with words can be said in another language.
    const auto name = std::find_if(out_.foreign_names.begin(), out_.foreign_names.end(), [&](const ForeignName& known) {
      return known.use.find(' ') != std::string_view::npos &&
             key == std::string(known.message) + '.' + std::string(known.name);
    });
    if (name == out_.foreign_names.end()) return fail("there is no foreign name \"" + std::string(key) + '"');
    if (!replace(found->value, key, name->use, "foreignNames")) return false;
  }
  return true;
}

bool Translator::words_in(const Value& root, const char* name, std::vector<Text>& words) {
  const auto found = root.FindMember(name);
  if (found == root.MemberEnd()) return true;
  if (!found->value.IsObject()) return fail(std::string("\"") + name + "\" is not an object");
  const auto find = [&](std::string_view key) {
    return std::find_if(words.begin(), words.end(), [&](const Text& word) { return word.name == key; });
  };
  constexpr std::string_view few = ".few";
  for (const auto& member : found->value.GetObject()) {
    const std::string_view key = text_of(member.name);
    auto word = find(key);
    if (word == words.end() && key.ends_with(few)) {
      // A form that English does not have; its holes are those of the other plural.
      const auto many = find(std::string(key.substr(0, key.size() - few.size())) + ".many");
      if (many != words.end()) {
        words.push_back({keep(key), many->text});
        word = words.end() - 1;
      }
    }
    if (word == words.end()) return fail(std::string(name) + ": there is no \"" + std::string(key) + '"');
    if (!replace(found->value, key, word->text, name)) return false;
  }
  return true;
}

}  // namespace

std::optional<LoadedRules> translate(const RuleSet& base, const RuleFile& locale, std::string& error) {
  std::optional<LoadedRules> translated(std::in_place);
  if (!Translator(base, *translated, error).translate(locale)) return std::nullopt;
  return translated;
}

}  // namespace gemlint::rules
