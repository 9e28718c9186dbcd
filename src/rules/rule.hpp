/// Rules as plain values: what rules/<id>.json says. The build makes them constant tables.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "finding/finding.hpp"
#include "rules/condition.hpp"
#include "rules/foreign.hpp"
#include "rules/guidance.hpp"
#include "rules/language.hpp"
#include "rules/text.hpp"

namespace gemlint::rules {

/// One thing that a stage of the pipeline says under a rule: its words, with holes like {name}.
struct Emission {
  std::string_view name;  ///< as the stage calls it: "list-for-singular"
  Severity severity = Severity::error;
  std::string_view message;
  std::string_view server;       ///< what the server answers; empty when not known
  std::string_view server_each;  ///< a further line of the answer, once for each element
};

/// What a fix does with the place that it is about.
enum class FixAction : std::uint8_t {
  none,
  remove,   ///< takes a member or element out, with its comma
  replace,  ///< puts other JSON in the place of a value
  rename,   ///< puts another name in the place of a key
  insert,   ///< adds a member at the end of an object, or an element at the end of a list
};

/// Where a rule holds. Members are joined by "and", the values of one by "or"; an empty one says nothing.
struct Scope {
  std::span<const std::string_view> methods;      ///< "generateContent": the last part of a route's id
  std::span<const std::string_view> versions;     ///< "v1", "v1beta"
  std::span<const std::string_view> model_has;    ///< abilities that the model is known to have
  std::span<const std::string_view> model_lacks;  ///< abilities that it is known not to have
};

/// A fix that the rule file describes; its title stands in Rule::fixes under "fix".
struct FixRecipe {
  FixAction action = FixAction::none;
  std::string_view at;    ///< pointer in decoded names from the node: "/thinkingBudget"; "" = where the finding is
  std::string_view text;  ///< for `replace` JSON, for `insert` a member: "\"a\": 1"
  bool safe = false;
  bool all = false;  ///< with `at` "": the places of the notes too
};

/// A fact that a native check works with: a list of words, or a number.
struct Value {
  std::string_view name;
  std::span<const std::string_view> texts;
  double number = 0;
};

/// How an editor may show what a rule marks.
enum class Tag : std::uint8_t {
  none,
  deprecated,   ///< struck out: it is on its way out
  unnecessary,  ///< faded: it has no effect
};

/// How a rule is judged: what a stage of the pipeline says, a condition, or a native check.
struct Rule {
  std::string_view id;
  std::string_view category;
  Severity severity = Severity::error;
  std::string_view title;
  std::string_view why;
  std::string_view guidance;  ///< entry of the guide
  std::string_view stage;     ///< "recognise", "parse" or "decode"; empty for the two other kinds
  int http = 0;               ///< status code of the server's answer; 0 when it does not refuse
  std::string_view status;
  std::span<const Emission> emits;
  std::span<const Text> hints;
  std::span<const Text> fixes;
  std::span<const std::string_view> causes;
  std::span<const Source> sources;

  // Conditions and native checks.
  std::string_view on = {};     ///< a message, or a field: "GenerationConfig.temperature"; empty = once a request
  std::string_view check = {};  ///< the native check's name; empty for conditions
  bool preview = false;         ///< off unless asked for
  Scope scope = {};
  /// Messages ("Schema") and fields ("Part.functionCall"): it has nothing to say in a request that holds none of them.
  std::span<const std::string_view> needs = {};
  Condition when = {};
  Condition require = {};
  std::span<const std::string_view> report_at = {};  ///< pointers from the node; the first that exists is the place
  FixRecipe fix = {};
  std::span<const Value> values = {};  ///< of native checks
  Tag tag = Tag::none;
};

/// The words, or the number, that the rule has under that name; empty, or 0, when there is none (a test demands it).
std::span<const std::string_view> words_of(const Rule& rule, std::string_view name);
double number_of(const Rule& rule, std::string_view name);

struct RuleSet {
  std::span<const Rule> rules;  ///< sorted by id
  std::span<const Text> words;  ///< "kinds.int32" and so on
  Foreign foreign;
  std::span<const Guidance> guidance;  ///< in the order of the guide
  std::span<const Text> ui;            ///< the words of reports: "label.server", "findings.error.one"
};

/// The bundled rules (rules/*.json) in a language, as constant tables.
const RuleSet& bundled_rules(Language language = Language::en);

/// The rule of that id, or null.
const Rule* find_rule(const RuleSet& set, std::string_view id);

/// The one entry of Rule::emits of a rule with a condition: what its "message" and "server" say.
inline constexpr std::string_view only_emission = "message";

/// A rule and what it says.
struct Spoken {
  const Rule* rule = nullptr;
  const Emission* emission = nullptr;
};

/// Who speaks for `name` in `stage`; nothing when no rule does.
std::optional<Spoken> find_emission(const RuleSet& set, std::string_view stage, std::string_view name);

}  // namespace gemlint::rules
