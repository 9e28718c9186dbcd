#include "rules/load_rules.hpp"

#include <algorithm>
#include <array>

namespace gemlint::rules {
namespace {

using json::Value;

class Loader : private FileReader {
 public:
  Loader(LoadedRules& out, std::string& error) : FileReader(out.memory, error), out_(out) {}

  bool load_rule(const RuleFile& file);
  bool load_words(const RuleFile& file, std::vector<Text>& words);
  bool load_foreign_names(const RuleFile& file);

 private:
  bool severity_in(const Value& object, Severity& severity, bool needed);
  bool load_emissions(const Value& object, Rule& rule);

  LoadedRules& out_;
};

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
      !texts_in(*root, "fixes", rule.fixes) || !list_in(*root, "causes", rule.causes) ||
      !sources_in(*root, rule.sources)) {
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
  out_.rules.push_back(rule);
  return true;
}

bool Loader::load_words(const RuleFile& file, std::vector<Text>& words) {
  const Value* root = open(file);
  if (root == nullptr) return false;
  for (const auto& group : root->GetObject()) {
    if (!group.value.IsObject()) continue;
    for (const auto& word : group.value.GetObject()) {
      if (!word.value.IsString()) return fail("a word is not a string");
      words.push_back(
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
  if (!loader.load_words(shared.words, loaded->words) || !loader.load_words(shared.ui, loaded->ui) ||
      !loader.load_foreign_names(shared.foreign_names) || !load_guidance(shared.guidance, *loaded, error)) {
    return std::nullopt;
  }
  for (const Rule& rule : loaded->rules) {
    if (find_guidance(loaded->guidance, rule.guidance) != nullptr) continue;
    error = std::string(rule.id) + ".json: the guide has no entry \"" + std::string(rule.guidance) + '"';
    return std::nullopt;
  }
  std::sort(loaded->rules.begin(), loaded->rules.end(), [](const Rule& a, const Rule& b) { return a.id < b.id; });
  loaded->set.rules = loaded->rules;
  loaded->set.words = loaded->words;
  loaded->set.foreign_names = loaded->foreign_names;
  loaded->set.guidance = loaded->guidance;
  loaded->set.ui = loaded->ui;
  return loaded;
}

}  // namespace gemlint::rules
