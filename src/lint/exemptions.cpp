#include "lint/exemptions.hpp"

#include <algorithm>
#include <utility>

#include "finding/fingerprint.hpp"

namespace gemlint::lint {
namespace {

/// True unless the rule says that it looks at no model. Native checks may.
bool may_need_model(const rules::RuleSet& rules, std::string_view id) {
  const rules::Rule* rule = rules::find_rule(rules, id);
  return rule == nullptr || !rule->check.empty() || !rule->scope.model_has.empty() || !rule->scope.model_lacks.empty();
}

}  // namespace

bool is_meant(const Config::Suppression& suppression, const Finding& finding) {
  if (suppression.rule.value != finding.rule) return false;
  if (suppression.key && (!finding.request || finding.request->key != suppression.key)) return false;
  // A finding about a whole object may be named as reports name it: by the first of the names.
  return !suppression.pointer || (finding.pointer && (*suppression.pointer == *finding.pointer ||
                                                      is_at_or_below(subject_pointer(finding), *suppression.pointer)));
}

bool is_at_or_below(std::string_view pointer, std::string_view wanted) {
  while (!wanted.empty()) {
    const std::string_view want = wanted.substr(0, wanted.find('/', 1));
    const std::string_view have = pointer.substr(0, pointer.find('/', 1));
    const bool is_position =
        have.size() > 1 && std::all_of(have.begin() + 1, have.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (have != want && !(want == "/*" && is_position)) return false;
    wanted.remove_prefix(want.size());
    pointer.remove_prefix(have.size());
  }
  return true;
}

Exemptions::Exemptions(const ConfigFile* config, std::optional<Baseline> baseline, std::string day)
    : config_(config), baseline_(std::move(baseline)), day_(std::move(day)) {
  if (config_ != nullptr) uses_.resize(config_->config().suppress.size());
}

Exemptions Exemptions::for_file(const std::string& path) const {
  return Exemptions(config_, baseline_ ? std::optional(baseline_->for_file(path)) : std::nullopt, day_);
}

bool Exemptions::concern(const std::string& path) const {
  if (baseline_ && baseline_->concerns(path)) return true;
  return config_ != nullptr &&
         std::any_of(config_->config().suppress.begin(), config_->config().suppress.end(),
                     [&](const Config::Suppression& suppression) { return suppression.path.matches(path); });
}

void Exemptions::mark(const std::string& path, const Options& options, FileReport& report) {
  linted_.insert(path);
  for (std::size_t i = 0; i < uses_.size(); ++i) {
    const Config::Suppression& suppression = config_->config().suppress[i];
    if (!suppression.path.matches(path)) continue;
    Use& use = uses_[i];
    use.has_file = true;
    use.is_exact =
        use.is_exact || suppression.path.pattern() == path || suppression.path.pattern() == literal_glob(path);
    const std::string& rule = suppression.rule.value;
    const bool lacks_model = report.without_model > 0 && may_need_model(*options.rules, rule);
    if (!options.selection.is_on(rule) || lacks_model || report.not_kept > 0) {
      use.looked = false;
      use.not_asked = true;
    } else if (!use.not_asked) {
      use.looked = true;
    }
    const bool over = is_over(suppression);
    for (Finding& finding : report.findings) {
      if (!is_meant(suppression, finding)) continue;
      (over ? use.expired : use.used) = true;
      if (!over && !finding.suppression)
        finding.suppression = Suppression{Suppression::Source::configuration, suppression.reason};
    }
  }
  if (baseline_) baseline_->mark(path, report.findings);
}

void Exemptions::mark_all(const std::string& path, const rules::Selection& selection,
                          std::vector<Finding>& findings) const {
  for (std::size_t i = 0; i < uses_.size(); ++i) {
    const Config::Suppression& suppression = config_->config().suppress[i];
    const bool holds =
        suppression.path.matches(path) && selection.is_on(suppression.rule.value) && !is_over(suppression);
    for (Finding& finding : findings) {
      if (holds && is_meant(suppression, finding))
        finding.suppression = Suppression{Suppression::Source::configuration, suppression.reason};
    }
  }
  for (Finding& finding : findings) {
    if (!finding.suppression && baseline_ && baseline_->knows(path, finding))
      finding.suppression = Suppression{Suppression::Source::baseline, {}};
  }
}

std::vector<Finding> Exemptions::unused(bool all_files) const {
  std::vector<Finding> findings;
  for (std::size_t i = 0; i < uses_.size(); ++i) {
    const Config::Suppression& suppression = config_->config().suppress[i];
    const Use& use = uses_[i];
    const bool is_unused = use.looked && (all_files || use.is_exact);
    const std::string_view words = use.used                     ? ""
                                   : use.expired                ? "expired-suppression"
                                   : is_unused                  ? "unused-suppression"
                                   : all_files && !use.has_file ? "suppression-without-file"
                                                                : "";
    if (words.empty()) continue;
    findings.push_back(config_->remark(
        suppression.at, words,
        {{"name", suppression.rule.value}, {"day", suppression.until}, {"path", suppression.path.pattern()}}));
  }
  return findings;
}

std::size_t Exemptions::gone(bool all_files) const {
  if (!baseline_) return 0;
  std::size_t gone = all_files ? baseline_->left_of_gone() : 0;
  for (const std::string& path : linted_) gone += baseline_->left(path);
  return gone;
}

}  // namespace gemlint::lint
