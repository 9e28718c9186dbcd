#include "rules/rule.hpp"

namespace gemlint::rules {

std::optional<Spoken> find_emission(const RuleSet& set, std::string_view stage, std::string_view name) {
  for (const Rule& rule : set.rules) {
    if (rule.stage != stage) continue;
    for (const Emission& emission : rule.emits) {
      if (emission.name == name) return Spoken{&rule, &emission};
    }
  }
  return std::nullopt;
}

std::string_view find_text(std::span<const Text> texts, std::string_view name) {
  for (const Text& text : texts) {
    if (text.name == name) return text.text;
  }
  return {};
}

}  // namespace gemlint::rules
