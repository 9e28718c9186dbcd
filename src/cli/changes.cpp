#include "cli/changes.hpp"

#include <algorithm>
#include <cstdio>

#include "api/day.hpp"
#include "cli/layout.hpp"
#include "json/rapidjson.hpp"
#include "report/words.hpp"

namespace gemlint::cli {
namespace {

constexpr int exit_usage = 2;

bool is_since(std::string_view date, std::string_view day) {
  return !date.empty() && date >= day.substr(0, date.size());
}

/// The newest source that speaks for a rule.
void add_rule(const rules::Rule& rule, std::string_view day, std::vector<Change>& changes) {
  std::string_view newest;
  for (const rules::Source& source : rule.sources) newest = std::max(newest, source.date);
  if (is_since(newest, day))
    changes.push_back({std::string(newest), "rule", rule.id, "source", std::string(rule.title)});
}

void add_model(const api::Model& model, std::string_view day, std::vector<Change>& changes) {
  const auto add = [&](std::string_view date, std::string_view what, std::string_view detail = {}) {
    if (is_since(date, day)) changes.push_back({std::string(date), "model", model.code, what, std::string(detail)});
  };
  add(model.released, "released");
  add(model.deprecated, "deprecated", model.replacements.empty() ? std::string_view() : model.replacements.front());
  add(model.shutdown, model.shutdown_confirmed == api::Known::no ? "shutdown-not-before" : "shutdown");
  for (const api::Target& target : model.targets) add(target.when.from, "answered-by", target.code);
  for (const api::Access& access : model.access) add(access.when.from, "access", access.kind);
  for (const api::CachingMinimum& minimum : model.caching_minimums)
    add(minimum.when.from, "caching-minimum", std::to_string(minimum.tokens));
  for (const api::Ability& ability : model.abilities) {
    if (ability.value == api::Known::unknown) continue;
    const bool can = ability.value == api::Known::yes;
    add(ability.when.from, can ? "can" : "cannot", ability.name);
    add(ability.when.until, can ? "could-until" : "could-not-until", ability.name);
  }
  add(model.parameters.sampling_when.from, "sampling", to_string(model.parameters.sampling));
}

void write_json(std::string_view day, const std::vector<Change>& changes) {
  rapidjson::StringBuffer buffer;
  rapidjson::PrettyWriter<rapidjson::StringBuffer> writer(buffer);
  writer.SetIndent(' ', 1);
  const auto member = [&](const char* name, std::string_view text) {
    writer.Key(name);
    writer.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
  };
  writer.StartObject();
  member("since", day);
  writer.Key("changes");
  writer.StartArray();
  for (const Change& change : changes) {
    writer.StartObject();
    member("date", change.date);
    member("kind", change.kind);
    member("id", change.id);
    member("what", change.what);
    member("detail", change.detail);
    writer.EndObject();
  }
  writer.EndArray();
  writer.EndObject();
  std::printf("%s\n", buffer.GetString());
}

}  // namespace

std::vector<Change> changes_since(const rules::RuleSet& rules, const api::Models& models, std::string_view day) {
  std::vector<Change> changes;
  for (const rules::Rule& rule : rules.rules) add_rule(rule, day, changes);
  for (const api::Model& model : models.models) add_model(model, day, changes);
  std::stable_sort(changes.begin(), changes.end(), [](const Change& a, const Change& b) { return a.date > b.date; });
  return changes;
}

int run_changes(const CommandLine& line) {
  const rules::RuleSet& set = rules::bundled_rules(rules::language_from(line.language).value_or(rules::Language::en));
  if (!api::days_between(line.since, line.since)) {
    std::fprintf(stderr, "gemlint: --since: '%s' is no day; write YYYY-MM-DD\n", line.since.c_str());
    return exit_usage;
  }
  const std::vector<Change> changes = changes_since(set, api::bundled_models(), line.since);
  if (line.format == "json") {
    write_json(line.since, changes);
    return 0;
  }
  const ReportWords words(set.ui);
  std::size_t widest_id = 0;
  for (const Change& change : changes) widest_id = std::max(widest_id, change.id.size());
  for (const Change& change : changes) {
    const std::string what = words.sentence("changes." + std::string(change.what), {{"detail", change.detail}});
    std::printf("%s  %s  %s\n", padded(change.date, std::string_view("YYYY-MM-DD").size()).c_str(),
                padded(change.id, widest_id).c_str(), what.c_str());
  }
  if (changes.empty()) std::printf("%s\n", words.sentence("changes.none", {{"day", line.since}}).c_str());
  return 0;
}

}  // namespace gemlint::cli
