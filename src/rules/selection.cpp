#include "rules/selection.hpp"

#include <algorithm>

#include "text/nearest.hpp"

namespace gemlint::rules {
namespace {

bool is_meant(const Rule& rule, std::string_view word) { return rule.id == word || rule.category == word; }

/// What to say of a word that is neither a rule's id nor a category; empty when it is one.
std::string complaint(const RuleSet& rules, std::string_view word) {
  const std::vector<std::string_view> known = words_of(rules);
  if (std::find(known.begin(), known.end(), word) != known.end()) return {};
  std::string text = "there is no rule or category '" + std::string(word) + "'";
  if (const auto nearest = nearest_name(word, known)) text += "; did you mean '" + std::string(*nearest) + "'?";
  return text;
}

struct Level {
  std::string word;
  std::optional<Severity> severity;  ///< nothing = off
};

std::optional<Level> level_from(const std::string& text, std::string& error) {
  const std::size_t equals = text.find('=');
  const std::string name = equals == std::string::npos ? std::string() : text.substr(equals + 1);
  Level level{text.substr(0, equals), std::nullopt};
  for (const Severity severity : {Severity::error, Severity::warning, Severity::info}) {
    if (name == to_string(severity)) level.severity = severity;
  }
  if (level.severity || name == "off") return level;
  error = "'" + text + "': write RULE=error, RULE=warning, RULE=info or RULE=off";
  return std::nullopt;
}

}  // namespace

std::vector<std::string_view> words_of(const RuleSet& rules) {
  std::vector<std::string_view> words;
  for (const Rule& rule : rules.rules) {
    words.push_back(rule.id);
    if (std::find(words.begin(), words.end(), rule.category) == words.end()) words.push_back(rule.category);
  }
  return words;
}

bool Selection::is_on(std::string_view rule) const {
  const auto found = choices_.find(rule);
  return found == choices_.end() || found->second.on;
}

std::optional<Severity> Selection::severity(std::string_view rule) const {
  const auto found = choices_.find(rule);
  return found == choices_.end() ? std::nullopt : found->second.severity;
}

std::optional<Selection> Selection::from(const RuleSet& rules, const Wishes& wishes, std::string& error) {
  std::vector<std::vector<Level>> lists;
  for (const auto& texts : wishes.severities) {
    std::vector<Level>& levels = lists.emplace_back();
    for (const std::string& text : texts) {
      const auto level = level_from(text, error);
      if (!level) return std::nullopt;
      levels.push_back(*level);
      if (error = complaint(rules, level->word); !error.empty()) return std::nullopt;
    }
  }
  for (const auto* words : {&wishes.select, &wishes.ignore}) {
    for (const std::string& word : *words) {
      if (error = complaint(rules, word); !error.empty()) return std::nullopt;
    }
  }
  Selection selection;
  const bool wants_nothing = wishes.select.empty() && wishes.ignore.empty() &&
                             std::all_of(lists.begin(), lists.end(), [](const auto& list) { return list.empty(); });
  if (wants_nothing) return selection;
  const auto any = [](const std::vector<std::string>& words, const Rule& rule) {
    return std::any_of(words.begin(), words.end(), [&](const std::string& word) { return is_meant(rule, word); });
  };
  for (const Rule& rule : rules.rules) {
    Choice choice;
    choice.on = (wishes.select.empty() || any(wishes.select, rule)) && !any(wishes.ignore, rule);
    const Level* chosen = nullptr;
    for (const auto& levels : lists) {
      const Level* of_list = nullptr;
      for (const Level& level : levels) {
        if (!is_meant(rule, level.word)) continue;
        if (of_list == nullptr || level.word == rule.id || of_list->word != rule.id) of_list = &level;
      }
      if (of_list != nullptr) chosen = of_list;
    }
    if (chosen != nullptr) {
      choice.severity = chosen->severity;
      choice.on = choice.on && chosen->severity.has_value();
    }
    if (!choice.on || choice.severity) selection.choices_.emplace(std::string(rule.id), choice);
  }
  return selection;
}

}  // namespace gemlint::rules
