#include "lint/speaker.hpp"

#include "text/mask.hpp"

namespace gemlint::lint {
namespace {

/// The guide's sentence for a finding. An entry about an answer of the server is silent where the server does not give
/// that answer.
std::string guide_line(const rules::RuleSet& rules, const Finding& finding, rules::Arguments arguments) {
  const rules::Guidance* entry = rules::find_guidance(rules.guidance, finding.guidance);
  if (entry == nullptr || (entry->http != 0 && !finding.server)) return {};
  if (arguments.find("version") == nullptr)
    arguments.set("version", std::string(rules::find_text(rules.ui, "versions.unknown")));
  return rules::fill(entry->line, arguments);
}

}  // namespace

Finding speak(const rules::RuleSet& rules, std::string_view stage, std::string_view name,
              const rules::Arguments& arguments) {
  const auto spoken = rules::find_emission(rules, stage, name);
  if (!spoken) {
    Finding finding;
    finding.rule = "internal-error";
    finding.category = "internal";
    finding.message = "no rule speaks for " + std::string(stage) + ' ' + std::string(name);
    return finding;
  }
  return speak(rules, *spoken->rule, *spoken->emission, arguments);
}

Finding speak(const rules::RuleSet& rules, const rules::Rule& rule, const rules::Emission& emission,
              const rules::Arguments& arguments) {
  Finding finding;
  finding.rule = rule.id;
  finding.category = rule.category;
  finding.severity = emission.severity;
  finding.guidance = rule.guidance;
  finding.message = masked(rules::fill(emission.message, arguments));
  if (rule.http != 0 && (!emission.server.empty() || emission.severity == Severity::error)) {
    ServerAnswer& answer = finding.server.emplace();
    answer.http = rule.http;
    answer.status = rule.status;
    // A hole that nothing fills stands for a name of the server's that is not known.
    if (!emission.server.empty() && rules::can_fill(emission.server, arguments)) {
      std::string text = rules::fill(emission.server, arguments);
      const std::string* count = arguments.find("count");
      for (int left = count != nullptr && !emission.server_each.empty() ? std::stoi(*count) : 0; left > 0; --left) {
        text += '\n' + rules::fill(emission.server_each, arguments);
      }
      answer.message = masked(std::move(text));
    }
  }
  finding.guide = guide_line(rules, finding, arguments);
  return finding;
}

std::string hint_text(const rules::RuleSet& rules, std::string_view rule, std::string_view name,
                      const rules::Arguments& arguments) {
  const rules::Rule* found = rules::find_rule(rules, rule);
  return found == nullptr ? std::string() : masked(rules::fill(rules::find_text(found->hints, name), arguments));
}

std::string fix_title(const rules::RuleSet& rules, std::string_view rule, std::string_view name,
                      const rules::Arguments& arguments) {
  const rules::Rule* found = rules::find_rule(rules, rule);
  return found == nullptr ? std::string() : masked(rules::fill(rules::find_text(found->fixes, name), arguments));
}

std::string_view word(const rules::RuleSet& rules, std::string_view group, std::string_view name) {
  for (const rules::Text& text : rules.words) {
    if (text.name.size() == group.size() + 1 + name.size() && text.name.starts_with(group) &&
        text.name.ends_with(name) && text.name[group.size()] == '.') {
      return text.text;
    }
  }
  return name;
}

}  // namespace gemlint::lint
