#include "cli/show_config.hpp"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

#include "cli/layout.hpp"
#include "cli/projects.hpp"
#include "cli/run.hpp"
#include "report/visible.hpp"

namespace gemlint::cli {
namespace {

constexpr const char* by_default = "default";

/// One line: a setting, its value, and where that comes from.
struct Row {
  std::string name;
  std::string value;
  std::string origin;
};

class Table {
 public:
  Table(const CommandLine& line, const Project& project, std::string path)
      : line_(line), project_(project), path_(std::move(path)) {}

  std::vector<Row> rows(const lint::Options& options);

 private:
  const lint::Config& config() const { return project_.config() == nullptr ? none_ : project_.config()->config(); }
  std::string place(const api::NodePath& at) const {
    return project_.config()->name() + ':' + std::to_string(project_.config()->line_of(at));
  }
  void add(const char* name, std::string value, std::string origin) {
    rows_.push_back({name, std::move(value), std::move(origin)});
  }
  /// A setting that an option of the command line goes before.
  template <typename Value>
  void add(const char* name, const std::string& value, const char* option, bool given,
           const std::optional<lint::Placed<Value>>& configured, const char* otherwise = by_default) {
    add(name, value, given ? option : configured ? place(configured->at) : otherwise);
  }
  void add_target(const lint::Options& options);
  void add_rules();

  const CommandLine& line_;
  const Project& project_;
  std::string path_;
  lint::Config none_;
  std::vector<Row> rows_;
};

void Table::add_target(const lint::Options& options) {
  std::string model_from = "the request, or not known";
  std::string version_from = by_default;
  std::string method_from = "the request";
  const auto& targets = config().targets;
  for (auto target = targets.rbegin(); target != targets.rend(); ++target) {
    if (!matches_any(target->files, path_)) continue;
    if (target->model) model_from = place(target->model->at);
    if (target->version) version_from = place(target->version->at);
    if (target->method) method_from = place(target->method->at);
  }
  if (!line_.model.empty()) model_from = "--model";
  if (!line_.api_version.empty()) version_from = "--api-version";
  if (!line_.method.empty()) method_from = "--method";
  add("model", options.model.empty() ? "-" : options.model, model_from);
  add("apiVersion", std::string(api::to_string(options.version.value_or(api::Version::v1beta))), version_from);
  add("method", options.method == nullptr ? "-" : std::string(options.method->id), method_from);
}

void Table::add_rules() {
  const auto add_all = [&](const lint::Severities& severities) {
    for (const lint::Placed<std::string>& severity : severities) add("rules", severity.value, place(severity.at));
  };
  add_all(config().rules);
  for (const lint::Config::Override& override : config().overrides) {
    if (matches_any(override.files, path_)) add_all(override.rules);
  }
  for (const std::string& severity : line_.severities) add("rules", severity, "--severity");
  for (const std::string& word : line_.select) add("rules", "only " + word, "--select");
  for (const std::string& word : line_.ignore) add("rules", word + "=off", "--ignore");
  for (const lint::Config::Suppression& suppression : config().suppress) {
    if (!suppression.path.matches(path_)) continue;
    std::string what = suppression.rule.value;
    if (suppression.pointer) what += " at " + *suppression.pointer;
    if (!suppression.until.empty()) what += " until " + suppression.until;
    add("suppress", what + " (" + suppression.reason + ')', place(suppression.at));
  }
}

std::vector<Row> Table::rows(const lint::Options& options) {
  const Settings& settings = project_.settings();
  add_target(options);
  if (!config().models.empty()) {
    for (const lint::Config::Model& model : config().models)
      add("models", model.code.value + (model.like ? " like " + model.like->value : std::string()),
          place(model.code.at));
  }
  for (const std::string& host : config().hosts) add("hosts", host, project_.config()->name());
  for (const auto& [type, names] : config().fields) {
    for (const std::string& name : names) add("fields", type + '.' + name, project_.config()->name());
  }
  for (const std::string& folder : line_.rule_folders) add("ruleFolders", folder, "--rule-folder");
  for (const lint::Placed<std::string>& folder : config().rule_folders)
    add("ruleFolders", folder.value, place(folder.at));
  const std::string schemas = !line_.schemas.empty() ? line_.schemas : config().schemas ? config().schemas->value : "-";
  add("schemas", schemas, "--schemas", !line_.schemas.empty(), config().schemas);
  add("asOf", options.as_of, "--as-of", !line_.as_of.empty(), config().as_of, "today");
  add("warnBeforeShutdownDays", std::to_string(options.warn_before_shutdown_days), "", false,
      config().warn_before_shutdown_days);
  add("language", settings.language, "--language", !line_.language.empty(), config().language);
  add("failOn", settings.fail_on, "--fail-on", !line_.fail_on.empty(), config().fail_on);
  std::error_code error;
  const bool has_baseline = std::filesystem::exists(project_.baseline_path(), error);
  add("baseline", has_baseline ? project_.shown(project_.baseline_path()) : "-", "--baseline", !line_.baseline.empty(),
      config().baseline, has_baseline ? "its usual place" : by_default);
  add_rules();
  return std::move(rows_);
}

void print(const std::vector<Row>& rows) {
  std::size_t name_width = 0;
  std::size_t value_width = 0;
  constexpr std::size_t widest = 50;
  for (const Row& row : rows) {
    name_width = std::max(name_width, row.name.size());
    value_width = std::max(value_width, std::min(widest, columns(row.value)));
  }
  std::string last;
  for (const Row& row : rows) {
    std::string value;
    append_visible(value, row.value);
    std::printf("  %s  %s  %s\n", padded(row.name == last ? std::string() : row.name, name_width).c_str(),
                padded(value, value_width).c_str(), row.origin.c_str());
    last = row.name;
  }
}

}  // namespace

int run_config(const CommandLine& line) {
  Projects projects(line);
  const Projects::Located located = projects.locate(line.show);
  Project& project = *located.project;
  const lint::Options* options = project.is_usable() ? &project.options_for(located.path) : nullptr;
  if (!can_use(projects, line)) return exit_usage;
  const char* const name = project.config() == nullptr ? nullptr : project.config()->name().c_str();
  if (line.show.empty()) {
    if (name == nullptr)
      std::printf("no gemlint.json holds in this folder; gemlint init writes one\n");
    else
      std::printf("%s holds in this folder, and is in order\n", name);
    return exit_clean;
  }
  std::printf("%s\n  %s\n", line.show.c_str(),
              name == nullptr ? "no gemlint.json holds for this file" : (std::string("by ") + name).c_str());
  if (project.is_excluded(located.path)) {
    std::printf("  it is left out: the configuration excludes it\n");
    return exit_clean;
  }
  print(Table(line, project, located.path).rows(*options));
  return exit_clean;
}

}  // namespace gemlint::cli
