#include "cli/completion_values.hpp"

#include <algorithm>
#include <string_view>

#include "api/model.hpp"
#include "api/schema.hpp"
#include "rules/rule.hpp"

namespace gemlint::cli {
namespace {

/// Adds a word unless it is there.
void add(WordSet& set, std::string_view text, std::string_view about = {}) {
  const auto same = [&](const Word& word) { return word.text == text; };
  if (text.empty() || std::any_of(set.words.begin(), set.words.end(), same)) return;
  set.words.push_back({std::string(text), std::string(about)});
}

WordSet rules() {
  WordSet set{"rules", {}};
  for (const rules::Rule& rule : rules::bundled_rules().rules) add(set, rule.id, rule.title);
  return set;
}

WordSet categories() {
  WordSet set{"categories", {}};
  for (const rules::Rule& rule : rules::bundled_rules().rules) add(set, rule.category, "a category of rules");
  return set;
}

/// What a request can still be sent to.
WordSet models() {
  WordSet set{"models", {}};
  for (const api::Model& model : api::bundled_models().models) {
    if (model.status != api::Status::shut_down) add(set, model.code, model.display_name);
  }
  return set;
}

/// The routes that take a body which gemlint checks. Where the verb alone means the route, it is the word.
WordSet methods() {
  WordSet set{"methods", {}};
  constexpr std::string_view own = "models.";
  for (const api::Route& route : api::bundled_schemas().routes) {
    if (route.request == api::no_index || route.coverage == api::Coverage::none) continue;
    add(set, route.id.starts_with(own) ? route.id.substr(own.size()) : route.id, route.path);
  }
  return set;
}

WordSet topics() {
  WordSet set{"topics", {}};
  for (const rules::Guidance& entry : rules::bundled_rules().guidance) {
    add(set, entry.id, entry.title);
    if (entry.http != 0) add(set, std::to_string(entry.http), entry.title);
    add(set, entry.status, entry.title);
  }
  return set;
}

}  // namespace

std::vector<WordSet> bundled_words() { return {rules(), categories(), models(), methods(), topics()}; }

Values values_of(const OptionHelp& option) {
  const std::string& kind = option.is_positional ? option.names.front() : option.value;
  if (kind == "RULE=") return {Source::levels, {"rules", "categories"}};
  if (!option.choices.empty()) return {Source::choices, {}};
  if (kind == "RULE") return {Source::bundled, {"rules", "categories"}};
  if (kind == "MODEL" || kind == "PATTERN") return {Source::bundled, {"models"}};
  if (kind == "METHOD") return {Source::bundled, {"methods"}};
  if (kind == "WHAT") return {Source::bundled, {"topics", "rules"}};
  if (kind == "FOLDER") return {Source::folders, {}};
  const bool names_files = kind == "FILE" || kind == "TEXT" || option.is_positional;
  return {names_files ? Source::files : Source::nothing, {}};
}

std::string joined(const std::vector<std::string>& texts) {
  std::string all;
  for (const std::string& text : texts) all += (all.empty() ? "" : " ") + text;
  return all;
}

}  // namespace gemlint::cli
