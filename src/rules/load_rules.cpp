#include "rules/load_rules.hpp"

#include <algorithm>
#include <array>

#include "json/accept.hpp"

namespace gemlint::rules {
namespace {

using json::Value;

std::string_view text_of(const Value& value) { return {value.GetString(), value.GetStringLength()}; }

class Loader {
 public:
  Loader(LoadedRules& out, std::string& error) : out_(out), error_(error) {}

  bool load_rule(const RuleFile& file);
  bool load_words(const RuleFile& file);
  bool load_foreign_names(const RuleFile& file);

 private:
  using Names = std::initializer_list<std::string_view>;

  bool fail(std::string_view what) {
    error_ = file_ + ": " + std::string(what);
    return false;
  }
  std::string_view keep(std::string_view text) { return out_.strings.emplace_back(text); }

  const Value* open(const RuleFile& file) {
    file_ = file.name;
    const Value* root = reader_.read(file.text);
    if (root == nullptr || !root->IsObject()) {
      fail("not a JSON object");
      return nullptr;
    }
    return root;
  }
  bool only(const Value& object, Names known, std::string_view where);
  bool string_in(const Value& object, const char* name, std::string_view& text, bool needed = true);
  bool severity_in(const Value& object, Severity& severity, bool needed);
  bool texts_in(const Value& object, const char* name, std::span<const Text>& texts);
  bool load_emissions(const Value& object, Rule& rule);
  bool load_sources(const Value& object, Rule& rule);

  LoadedRules& out_;
  std::string& error_;
  std::string file_;
  json::AcceptReader reader_;
};

bool Loader::only(const Value& object, Names known, std::string_view where) {
  for (const auto& member : object.GetObject()) {
    const std::string_view name = text_of(member.name);
    if (std::find(known.begin(), known.end(), name) == known.end())
      return fail(std::string(where) + "unknown key \"" + std::string(name) + '"');
  }
  return true;
}

bool Loader::string_in(const Value& object, const char* name, std::string_view& text, bool needed) {
  const auto found = object.FindMember(name);
  if (found == object.MemberEnd()) return !needed || fail(std::string("needs \"") + name + '"');
  if (!found->value.IsString()) return fail(std::string("\"") + name + "\" is not a string");
  text = keep(text_of(found->value));
  return true;
}

bool Loader::severity_in(const Value& object, Severity& severity, bool needed) {
  std::string_view word;
  if (!string_in(object, "severity", word, needed)) return false;
  if (word.empty()) return true;
  for (const Severity known : {Severity::info, Severity::warning, Severity::error}) {
    if (word == to_string(known)) {
      severity = known;
      return true;
    }
  }
  return fail("\"severity\" is none of error, warning, info");
}

bool Loader::texts_in(const Value& object, const char* name, std::span<const Text>& texts) {
  const auto found = object.FindMember(name);
  if (found == object.MemberEnd()) return true;
  if (!found->value.IsObject()) return fail(std::string("\"") + name + "\" is not an object");
  std::vector<Text>& kept = out_.texts.emplace_back();
  for (const auto& member : found->value.GetObject()) {
    if (!member.value.IsString()) return fail(std::string("\"") + name + "\" holds something that is no string");
    kept.push_back({keep(text_of(member.name)), keep(text_of(member.value))});
  }
  texts = kept;
  return true;
}

bool Loader::load_emissions(const Value& object, Rule& rule) {
  const auto found = object.FindMember("emits");
  if (found == object.MemberEnd() || !found->value.IsObject()) return fail("needs an object \"emits\"");
  std::vector<Emission>& kept = out_.emissions.emplace_back();
  for (const auto& member : found->value.GetObject()) {
    Emission& emission = kept.emplace_back();
    emission.name = keep(text_of(member.name));
    emission.severity = rule.severity;
    if (!member.value.IsObject()) return fail("an entry of \"emits\" is not an object");
    if (!only(member.value, {"severity", "message", "server", "serverEach"}, "emits: ")) return false;
    if (!severity_in(member.value, emission.severity, false) || !string_in(member.value, "message", emission.message) ||
        !string_in(member.value, "server", emission.server, false) ||
        !string_in(member.value, "serverEach", emission.server_each, false)) {
      return false;
    }
  }
  rule.emits = kept;
  return true;
}

bool Loader::load_sources(const Value& object, Rule& rule) {
  const auto found = object.FindMember("sources");
  if (found == object.MemberEnd() || !found->value.IsArray() || found->value.Empty())
    return fail("needs a list \"sources\"");
  std::vector<Source>& kept = out_.sources.emplace_back();
  for (const Value& source : found->value.GetArray()) {
    Source& made = kept.emplace_back();
    if (!source.IsObject()) return fail("a source is not an object");
    if (!only(source, {"url", "date"}, "sources: ") || !string_in(source, "url", made.url) ||
        !string_in(source, "date", made.date)) {
      return false;
    }
  }
  rule.sources = kept;
  return true;
}

bool Loader::load_rule(const RuleFile& file) {
  const Value* root = open(file);
  if (root == nullptr) return false;
  if (!only(*root,
            {"id", "category", "severity", "title", "why", "causes", "server", "guidance", "stage", "emits", "hints",
             "fixes", "sources"},
            "")) {
    return false;
  }
  Rule rule;
  if (!string_in(*root, "id", rule.id) || !string_in(*root, "category", rule.category) ||
      !severity_in(*root, rule.severity, true) || !string_in(*root, "title", rule.title) ||
      !string_in(*root, "why", rule.why) || !string_in(*root, "guidance", rule.guidance) ||
      !string_in(*root, "stage", rule.stage) || !load_emissions(*root, rule) || !texts_in(*root, "hints", rule.hints) ||
      !texts_in(*root, "fixes", rule.fixes) || !load_sources(*root, rule)) {
    return false;
  }
  if (file.name != std::string(rule.id) + ".json") return fail("the file is not named after its id");
  if (const auto server = root->FindMember("server"); server != root->MemberEnd()) {
    if (!server->value.IsObject()) return fail("\"server\" is not an object of http and status");
    if (!only(server->value, {"http", "status"}, "server: ")) return false;
    const auto http = server->value.FindMember("http");
    if (http == server->value.MemberEnd() || !http->value.IsInt()) return fail("server: needs a number \"http\"");
    rule.http = http->value.GetInt();
    if (!string_in(server->value, "status", rule.status)) return false;
  }
  std::vector<std::string_view>& causes = out_.lists.emplace_back();
  if (const auto list = root->FindMember("causes"); list != root->MemberEnd()) {
    if (!list->value.IsArray()) return fail("\"causes\" is not a list");
    for (const Value& cause : list->value.GetArray()) {
      if (!cause.IsString()) return fail("a cause is not a string");
      causes.push_back(keep(text_of(cause)));
    }
  }
  rule.causes = causes;
  out_.rules.push_back(rule);
  return true;
}

bool Loader::load_words(const RuleFile& file) {
  const Value* root = open(file);
  if (root == nullptr) return false;
  for (const auto& group : root->GetObject()) {
    if (!group.value.IsObject()) continue;
    for (const auto& word : group.value.GetObject()) {
      if (!word.value.IsString()) return fail("a word is not a string");
      out_.words.push_back(
          {keep(std::string(text_of(group.name)) + '.' + std::string(text_of(word.name))), keep(text_of(word.value))});
    }
  }
  return true;
}

bool Loader::load_foreign_names(const RuleFile& file) {
  const Value* root = open(file);
  if (root == nullptr) return false;
  const auto list = root->FindMember("names");
  if (list == root->MemberEnd() || !list->value.IsArray()) return fail("needs a list \"names\"");
  for (const Value& entry : list->value.GetArray()) {
    ForeignName& made = out_.foreign_names.emplace_back();
    if (!entry.IsObject()) return fail("an entry of \"names\" is not an object");
    if (!only(entry, {"in", "name", "use", "hint"}, "names: ") || !string_in(entry, "in", made.message) ||
        !string_in(entry, "name", made.name) || !string_in(entry, "use", made.use) ||
        !string_in(entry, "hint", made.hint, false)) {
      return false;
    }
    if (made.hint.empty()) made.hint = "foreign";
  }
  return true;
}

}  // namespace

std::optional<LoadedRules> load_rules(const std::vector<RuleFile>& files, const SharedFiles& shared,
                                      std::string& error) {
  std::optional<LoadedRules> loaded(std::in_place);
  Loader loader(*loaded, error);
  for (const RuleFile& file : files) {
    if (!loader.load_rule(file)) return std::nullopt;
  }
  if (!loader.load_words(shared.words) || !loader.load_foreign_names(shared.foreign_names)) return std::nullopt;
  std::sort(loaded->rules.begin(), loaded->rules.end(), [](const Rule& a, const Rule& b) { return a.id < b.id; });
  loaded->set.rules = loaded->rules;
  loaded->set.words = loaded->words;
  loaded->set.foreign_names = loaded->foreign_names;
  return loaded;
}

}  // namespace gemlint::rules
