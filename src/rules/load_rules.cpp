#include "rules/load_rules.hpp"

#include <algorithm>
#include <array>

#include "rules/load_condition.hpp"

namespace gemlint::rules {
namespace {

using json::Value;

constexpr std::string_view team_category = "team";

class Loader : private FileReader {
 public:
  Loader(LoadedRules& out, std::string& error, bool team = false)
      : FileReader(out.memory, error), out_(out), team_(team) {}

  bool load_rule(const RuleFile& file);
  bool load_words(const RuleFile& file, std::vector<Text>& words);

 private:
  bool severity_in(const Value& object, Severity& severity, bool needed);
  bool load_emissions(const Value& object, Rule& rule);
  bool load_server(const Value& object, Rule& rule);
  /// "on" with "when" and "require", or "check".
  bool load_body(const Value& object, Rule& rule);
  bool load_tag(const Value& object, Rule& rule);
  bool load_scope(const Value& object, Rule& rule);
  bool load_fix(const Value& object, Rule& rule);
  bool load_values(const Value& object, Rule& rule);
  bool allowed_here(const Value& object, const Rule& rule);
  bool condition_in(const Value& object, const char* name, Condition& condition);

  LoadedRules& out_;
  bool team_;  ///< the rules are a team's own
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

/// "message" at the top is short for an entry of "emits" of that name.
bool Loader::load_server(const Value& object, Rule& rule) {
  Emission only;
  only.name = only_emission;
  only.severity = rule.severity;
  if (const auto server = object.FindMember("server"); server != object.MemberEnd()) {
    if (!server->value.IsObject()) return fail("\"server\" is not an object of http and status");
    if (!this->only(server->value, {"http", "status", "message"}, "server: ")) return false;
    const auto http = server->value.FindMember("http");
    if (http == server->value.MemberEnd() || !http->value.IsInt()) return fail("server: needs a number \"http\"");
    rule.http = http->value.GetInt();
    if (!string_in(server->value, "status", rule.status) || !string_in(server->value, "message", only.server, false))
      return false;
  }
  const bool has_message = object.HasMember("message");
  if (has_message == object.HasMember("emits")) return fail("needs either \"message\" or \"emits\"");
  if (!has_message)
    return only.server.empty() ? load_emissions(object, rule) : fail("server: \"message\" stands in \"emits\" there");
  if (!string_in(object, "message", only.message)) return false;
  rule.emits = out_.emissions.emplace_back(1, only);
  return true;
}

bool Loader::condition_in(const Value& object, const char* name, Condition& condition) {
  const auto found = object.FindMember(name);
  if (found == object.MemberEnd()) return true;
  std::string what;
  return load_condition(found->value, out_.memory, condition, what) || fail(std::string(name) + ": " + what);
}

bool Loader::load_scope(const Value& object, Rule& rule) {
  const auto found = object.FindMember("scope");
  if (found == object.MemberEnd()) return true;
  if (!found->value.IsObject()) return fail("\"scope\" is not an object");
  return only(found->value, {"methods", "apiVersions", "modelHas", "modelLacks"}, "scope: ") &&
         list_in(found->value, "methods", rule.scope.methods) &&
         list_in(found->value, "apiVersions", rule.scope.versions) &&
         list_in(found->value, "modelHas", rule.scope.model_has) &&
         list_in(found->value, "modelLacks", rule.scope.model_lacks);
}

bool Loader::load_fix(const Value& object, Rule& rule) {
  const auto found = object.FindMember("fix");
  if (found == object.MemberEnd()) return true;
  if (!found->value.IsObject()) return fail("\"fix\" is not an object");
  if (!rule.fixes.empty()) return fail("has both \"fix\" and \"fixes\"");
  const Value& fix = found->value;
  std::string_view title;
  if (!only(fix, {"title", "remove", "replace", "insert", "with", "safe"}, "fix: ") || !string_in(fix, "title", title))
    return false;
  constexpr std::array actions = {std::pair{"remove", FixAction::remove}, std::pair{"replace", FixAction::replace},
                                  std::pair{"insert", FixAction::insert}};
  const char* action = nullptr;
  for (const auto& [name, meaning] : actions) {
    if (!fix.HasMember(name)) continue;
    if (action != nullptr) return fail("fix: needs one of \"remove\", \"replace\", \"insert\"");
    action = name;
    rule.fix.action = meaning;
  }
  if (action == nullptr) return fail("fix: needs one of \"remove\", \"replace\", \"insert\"");
  const bool has_text = rule.fix.action != FixAction::remove;
  if (has_text != fix.HasMember("with")) return fail("fix: \"with\" goes with \"replace\" or \"insert\"");
  if (!string_in(fix, action, rule.fix.at)) return false;
  // "*" is every place that the finding names.
  rule.fix.all = rule.fix.at == "*";
  if (rule.fix.all) rule.fix.at = {};
  if (has_text && !string_in(fix, "with", rule.fix.text)) return false;
  const auto safe = fix.FindMember("safe");
  if (safe == fix.MemberEnd() || !safe->value.IsBool()) return fail("fix: needs \"safe\": true or false");
  rule.fix.safe = safe->value.GetBool();
  rule.fixes = out_.memory.texts.emplace_back(1, Text{"fix", title});
  return true;
}

bool Loader::load_values(const Value& object, Rule& rule) {
  const auto found = object.FindMember("values");
  if (found == object.MemberEnd()) return true;
  if (rule.check.empty() || !found->value.IsObject()) return fail("\"values\" is an object, and for native checks");
  std::vector<rules::Value>& kept = out_.values.emplace_back();
  for (const auto& member : found->value.GetObject()) {
    rules::Value& made = kept.emplace_back();
    made.name = keep(text_of(member.name));
    if (member.value.IsNumber()) {
      made.number = member.value.GetDouble();
    } else if (!list_in(found->value, member.name.GetString(), made.texts)) {
      return false;
    }
  }
  rule.values = kept;
  return true;
}

bool Loader::load_tag(const Value& object, Rule& rule) {
  std::string_view tag;
  if (!string_in(object, "tag", tag, false)) return false;
  rule.tag = tag == "deprecated" ? Tag::deprecated : tag == "unnecessary" ? Tag::unnecessary : Tag::none;
  return tag.empty() || rule.tag != Tag::none || fail("\"tag\" is neither \"deprecated\" nor \"unnecessary\"");
}

bool Loader::load_body(const Value& object, Rule& rule) {
  if (!string_in(object, "stage", rule.stage, false) || !string_in(object, "check", rule.check, false) ||
      !string_in(object, "on", rule.on, false)) {
    return false;
  }
  const bool require = object.HasMember("require");
  if (int{!rule.stage.empty()} + int{!rule.check.empty()} + int{require} != 1)
    return fail("needs exactly one of \"require\", \"check\" and \"stage\"");
  if (require && rule.on.empty()) return fail("\"require\" needs \"on\"");
  if (!rule.stage.empty()) {
    for (const char* name : {"on", "when", "needs", "scope", "reportAt", "fix", "preview", "values"}) {
      if (object.HasMember(name)) return fail(std::string("\"") + name + "\" is not for what a stage says");
    }
    return true;
  }
  if (const auto preview = object.FindMember("preview"); preview != object.MemberEnd()) {
    if (!preview->value.IsBool()) return fail("\"preview\" is not true or false");
    rule.preview = preview->value.GetBool();
  }
  return condition_in(object, "when", rule.when) && condition_in(object, "require", rule.require) &&
         list_in(object, "needs", rule.needs) && load_scope(object, rule) &&
         list_in(object, "reportAt", rule.report_at) && load_fix(object, rule) && load_values(object, rule);
}

bool Loader::load_rule(const RuleFile& file) {
  const Value* root = open(file);
  if (root == nullptr) return false;
  if (!only(*root, {"id",    "category", "severity", "title", "why",     "causes", "server",   "guidance", "stage",
                    "on",    "when",     "require",  "check", "values",  "scope",  "reportAt", "preview",  "message",
                    "emits", "hints",    "fix",      "fixes", "sources", "policy", "needs",    "tag"},
            "")) {
    return false;
  }
  Rule rule;
  // A team knows why it has its rules: reason, advice and sources may be left out.
  if (team_) rule.category = team_category;
  if (!string_in(*root, "id", rule.id) || !string_in(*root, "category", rule.category, !team_) ||
      !severity_in(*root, rule.severity, true) || !string_in(*root, "title", rule.title) ||
      !string_in(*root, "why", rule.why, !team_) || !string_in(*root, "guidance", rule.guidance, !team_) ||
      !load_server(*root, rule) || !texts_in(*root, "hints", rule.hints) || !texts_in(*root, "fixes", rule.fixes) ||
      !list_in(*root, "causes", rule.causes) || !load_body(*root, rule) || !load_tag(*root, rule)) {
    return false;
  }
  if ((!team_ || root->HasMember("sources")) && !sources_in(*root, rule.sources)) return false;
  if (file.name != std::string(rule.id) + ".json") return fail("the file is not named after its id");
  if (!allowed_here(*root, rule)) return false;
  out_.rules.push_back(rule);
  return true;
}

/// What a team's rules may do, and the bundled ones not, or the other way round.
bool Loader::allowed_here(const Value& object, const Rule& rule) {
  const auto policy = object.FindMember("policy");
  if (!team_) return policy == object.MemberEnd() || fail("\"policy\" is for rules of a team");
  if (!rule.id.starts_with(team_prefix)) return fail("the id of a team's rule begins with \"x-\"");
  if (!rule.stage.empty() || !rule.check.empty()) return fail("a team's rule has a condition: \"on\" and \"require\"");
  if (policy != object.MemberEnd() && !policy->value.IsBool()) return fail("\"policy\" is not true or false");
  const bool is_policy = policy != object.MemberEnd() && policy->value.GetBool();
  if (rule.severity == Severity::error && !is_policy)
    return fail("an error says that the server refuses; for a rule of your own write \"policy\": true too");
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

}  // namespace

std::optional<LoadedRules> load_rules(const std::vector<RuleFile>& files, const SharedFiles& shared,
                                      std::string& error) {
  std::optional<LoadedRules> loaded(std::in_place);
  Loader loader(*loaded, error);
  for (const RuleFile& file : files) {
    if (!loader.load_rule(file)) return std::nullopt;
  }
  if (!loader.load_words(shared.words, loaded->words) || !loader.load_words(shared.ui, loaded->ui) ||
      !load_foreign(shared.foreign_names, *loaded, error) || !load_guidance(shared.guidance, *loaded, error)) {
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
  loaded->set.foreign = {loaded->foreign_names, loaded->foreign_shapes, loaded->foreign_values};
  loaded->set.guidance = loaded->guidance;
  loaded->set.ui = loaded->ui;
  return loaded;
}

std::optional<LoadedRules> with_team_rules(const RuleSet& base, const std::vector<RuleFile>& files,
                                           std::string& error) {
  std::optional<LoadedRules> loaded(std::in_place);
  loaded->rules.assign(base.rules.begin(), base.rules.end());
  Loader loader(*loaded, error, true);
  for (const RuleFile& file : files) {
    if (!loader.load_rule(file)) return std::nullopt;
    const Rule& added = loaded->rules.back();
    const auto same = [&](const Rule& rule) { return rule.id == added.id; };
    if (std::count_if(loaded->rules.begin(), loaded->rules.end(), same) > 1) {
      error = file.name + ": there is another rule with this id";
      return std::nullopt;
    }
    if (!added.guidance.empty() && find_guidance(base.guidance, added.guidance) == nullptr) {
      error = file.name + ": the guide has no entry \"" + std::string(added.guidance) + '"';
      return std::nullopt;
    }
  }
  std::sort(loaded->rules.begin(), loaded->rules.end(), [](const Rule& a, const Rule& b) { return a.id < b.id; });
  loaded->set = base;
  loaded->set.rules = loaded->rules;
  return loaded;
}

}  // namespace gemlint::rules
