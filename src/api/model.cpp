#include "api/model.hpp"

#include <algorithm>
#include <string>

#include "text/nearest.hpp"

namespace gemlint::api {
namespace {

/// Codes are shorter; what is longer is near to nothing.
constexpr std::size_t longest_code = 120;

const Target* target_on(const Model& model, std::string_view day) {
  for (const Target& target : model.targets) {
    if (contains(target.when, day)) return &target;
  }
  return nullptr;
}

/// How many parts between hyphens two codes have in common at their beginning.
std::size_t common_parts(std::string_view left, std::string_view right) {
  std::size_t parts = 0;
  for (std::size_t i = 0;; ++i) {
    const bool left_ends = i == left.size() || left[i] == '-';
    const bool right_ends = i == right.size() || right[i] == '-';
    if (left_ends != right_ends) return parts;
    if (left_ends) ++parts;
    if (i == left.size() || i == right.size()) return parts;
    if (left[i] != right[i]) return parts;
  }
}

struct Candidate {
  std::string_view code;
  std::size_t distance = 0;
  std::size_t strange_parts = 0;  ///< that the code asked for lacks
  std::size_t parts = 0;          ///< that it has too
  bool served = false;
  std::string_view released;
};

}  // namespace

std::string_view to_string(Status status) {
  constexpr std::string_view names[] = {"unknown",      "unreleased", "stable",   "preview",
                                        "experimental", "deprecated", "shut-down"};
  return names[static_cast<std::size_t>(status)];
}

std::string_view to_string(ThinkingControl control) {
  constexpr std::string_view names[] = {"", "none", "thinkingBudget", "thinkingLevel"};
  return names[static_cast<std::size_t>(control)];
}

std::string_view to_string(Sampling sampling) {
  constexpr std::string_view names[] = {"", "deprecated", "ignored"};
  return names[static_cast<std::size_t>(sampling)];
}

bool contains(const Period& period, std::string_view day) {
  return day >= period.from && (period.until.empty() || day < period.until);
}

const Model* find_model(const Models& models, std::string_view code) {
  for (const Model& model : models.models) {
    if (model.code == code) return &model;
  }
  for (const Model& model : models.models) {
    if (std::find(model.aliases.begin(), model.aliases.end(), code) != model.aliases.end()) return &model;
  }
  return nullptr;
}

Known ability(const Model& model, std::string_view name, std::string_view day) {
  const auto found =
      std::lower_bound(model.abilities.begin(), model.abilities.end(), name,
                       [](const Ability& ability, std::string_view wanted) { return ability.name < wanted; });
  Known last = Known::unknown;
  for (auto at = found; at != model.abilities.end() && at->name == name; ++at) {
    if (day.empty() ? at->when.until.empty() : contains(at->when, day)) last = at->value;
  }
  return last;
}

const Model* judged_model(const Models& models, const Model& model, std::string_view day) {
  const Model* judged = &model;
  // Data that goes round in circles ends here, as not known.
  for (std::size_t steps = 0; steps <= models.models.size(); ++steps) {
    const Target* target = target_on(*judged, day);
    if (target == nullptr) return judged->rolling ? nullptr : judged;
    judged = find_model(models, target->code);
    if (judged == nullptr) return nullptr;
  }
  return nullptr;
}

bool is_shut_down(const Model& model, std::string_view day) {
  return model.shutdown_confirmed == Known::yes && !model.shutdown.empty() && day >= model.shutdown &&
         target_on(model, day) == nullptr;
}

Status status_on(const Models& models, const Model& model, std::string_view day) {
  if (!model.released.empty() && day < model.released) return Status::unreleased;
  const bool recent = day >= models.knowledge;
  if (model.status == Status::shut_down) {
    if (model.shutdown.empty() ? recent : day >= model.shutdown) return Status::shut_down;
    if (model.shutdown.empty()) return Status::unknown;
  }
  if (!model.deprecated.empty() && day >= model.deprecated) return Status::deprecated;
  if (model.status == Status::deprecated && (recent || (!model.shutdown.empty() && day >= model.shutdown))) {
    return Status::deprecated;
  }
  return model.stage;
}

int max_output_tokens(const Model& model) {
  if (model.output_tokens == 0) return 0;
  return std::max({model.output_tokens, model.highest_output_tokens, model.context_window});
}

std::optional<int> caching_minimum(const Model& model, std::string_view day) {
  for (const CachingMinimum& minimum : model.caching_minimums) {
    if (contains(minimum.when, day)) return minimum.tokens;
  }
  return std::nullopt;
}

bool has_access_limit(const Model& model, std::string_view kind, std::string_view day) {
  return std::any_of(model.access.begin(), model.access.end(),
                     [&](const Access& access) { return access.kind == kind && contains(access.when, day); });
}

std::vector<std::string_view> nearest_models(const Models& models, std::string_view code, std::string_view day,
                                             std::size_t most) {
  std::vector<std::string_view> names;
  if (code.empty() || code.size() > longest_code) return names;
  const std::size_t limit = std::clamp<std::size_t>(code.size() / 4, 1, 3);
  std::vector<Candidate> candidates;
  const auto consider = [&](const Model& model, std::string_view name) {
    // A spelling that is further off than that counts by its beginning alone.
    const std::size_t distance = std::min(name_distance(code, name, limit), limit + 1);
    const std::size_t parts = common_parts(code, name);
    if (distance > limit && parts < 2) return;
    const Status status = status_on(models, model, day);
    const bool served = status != Status::shut_down && status != Status::unreleased && status != Status::unknown;
    const std::size_t own_parts = 1 + static_cast<std::size_t>(std::count(name.begin(), name.end(), '-'));
    candidates.push_back({name, distance, own_parts - parts, parts, served, model.released});
  };
  for (const Model& model : models.models) {
    consider(model, model.code);
    for (const std::string_view alias : model.aliases) {
      if (find_model(models, alias) == &model) consider(model, alias);
    }
  }
  std::stable_sort(candidates.begin(), candidates.end(), [&](const Candidate& left, const Candidate& right) {
    // One letter off is what was meant, even when it is no longer served.
    const bool left_typo = left.distance <= 1;
    const bool right_typo = right.distance <= 1;
    if (left_typo != right_typo) return left_typo;
    if (left.served != right.served) return left.served;
    if (left.distance != right.distance) return left.distance < right.distance;
    const std::size_t left_score = left.parts + right.strange_parts;
    const std::size_t right_score = right.parts + left.strange_parts;
    if (left_score != right_score) return left_score > right_score;
    if (left.strange_parts != right.strange_parts) return left.strange_parts < right.strange_parts;
    return left.released > right.released;
  });
  for (const Candidate& candidate : candidates) {
    if (names.size() == most) break;
    // What is gone is worth naming only where it is what was meant.
    if (!candidate.served && candidate.distance > 1) continue;
    names.push_back(candidate.code);
  }
  return names;
}

}  // namespace gemlint::api
