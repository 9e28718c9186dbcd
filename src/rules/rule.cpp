#include "rules/rule.hpp"

#include <algorithm>

namespace gemlint::rules {

const Rule* find_rule(const RuleSet& set, std::string_view id) {
  const auto rule = std::lower_bound(set.rules.begin(), set.rules.end(), id,
                                     [](const Rule& one, std::string_view wanted) { return one.id < wanted; });
  return rule != set.rules.end() && rule->id == id ? &*rule : nullptr;
}

std::optional<Spoken> find_emission(const RuleSet& set, std::string_view stage, std::string_view name) {
  for (const Rule& rule : set.rules) {
    if (rule.stage != stage) continue;
    for (const Emission& emission : rule.emits) {
      if (emission.name == name) return Spoken{&rule, &emission};
    }
  }
  return std::nullopt;
}

namespace {

const Value* find_value(const Rule& rule, std::string_view name) {
  for (const Value& value : rule.values) {
    if (value.name == name) return &value;
  }
  return nullptr;
}

}  // namespace

std::span<const std::string_view> words_of(const Rule& rule, std::string_view name) {
  const Value* found = find_value(rule, name);
  return found == nullptr ? std::span<const std::string_view>() : found->texts;
}

double number_of(const Rule& rule, std::string_view name) {
  const Value* found = find_value(rule, name);
  return found == nullptr ? 0 : found->number;
}

std::string_view find_text(std::span<const Text> texts, std::string_view name) {
  for (const Text& text : texts) {
    if (text.name == name) return text.text;
  }
  return {};
}

}  // namespace gemlint::rules
