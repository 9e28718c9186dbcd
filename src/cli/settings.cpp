#include "cli/settings.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <vector>

#include "api/day.hpp"
#include "api/endpoint.hpp"
#include "cli/files.hpp"
#include "rules/rule.hpp"
#include "rules/validate_rules.hpp"
#include "text/nearest.hpp"

namespace gemlint::cli {
namespace {

std::string load_own_schemas(const std::string& folder, Settings& settings) {
  std::string texts[3];
  const char* const names[3] = {"api/v1beta.json", "methods.json", "recognise.json"};
  for (int i = 0; i < 3; ++i) {
    Contents contents = read_contents(folder + '/' + names[i], std::size_t{1} << 30);
    if (!contents.ok) return contents.error;
    texts[i] = std::move(contents.text);
  }
  std::string error;
  settings.own_schemas = api::load_schemas({texts[0], texts[1], texts[2]}, error);
  return settings.own_schemas ? std::string() : folder + ": " + error;
}

/// models.json is an addition to the folder: without it, the bundled models stay.
std::string load_own_models(const std::string& folder, Settings& settings) {
  const std::string path = folder + "/models.json";
  std::error_code failed;
  if (!std::filesystem::exists(path, failed)) return {};
  const Contents contents = read_contents(path, std::size_t{1} << 30);
  if (!contents.ok) return contents.error;
  std::string error;
  settings.own_models = api::load_models(contents.text, error);
  return settings.own_models ? std::string() : path + ": " + error;
}

/// Adds the rules of these folders to those that are there. `wrong` is the place among them of the one that cannot be
/// used.
std::string load_team_rules(const std::vector<std::string>& folders, const std::string& named, Settings& settings,
                            std::size_t& wrong) {
  lint::Options& options = settings.options;
  std::vector<rules::RuleFile> files;
  std::vector<std::size_t> folder_of;
  for (wrong = 0; wrong < folders.size(); ++wrong) {
    const std::string& folder = folders[wrong];
    std::error_code failed;
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::directory_iterator(folder, failed)) {
      if (entry.path().extension() == ".json") paths.push_back(entry.path());
    }
    if (failed) return named + folder + ": " + failed.message();
    std::sort(paths.begin(), paths.end());
    for (const auto& path : paths) {
      Contents contents = read_contents(path.string(), std::size_t{1} << 20);
      if (!contents.ok) return contents.error;
      files.push_back({path.filename().string(), std::move(contents.text)});
      folder_of.push_back(wrong);
    }
  }
  // What is wrong with a rule begins with the name of its file.
  const auto find_folder = [&](const std::string& error) {
    wrong = 0;
    for (std::size_t i = 0; i < files.size(); ++i) {
      if (error.starts_with(files[i].name + ':')) wrong = folder_of[i];
    }
    return named + error;
  };
  if (files.empty()) return {};
  std::string error;
  settings.own_rules = rules::with_team_rules(*options.rules, files, error);
  if (!settings.own_rules) return find_folder(error);
  options.rules = &settings.own_rules->set;
  // Only the user's own are held to the schemas: other schemas than the bundled ones may lack what the bundled rules
  // know.
  std::vector<rules::Rule> own;
  for (const rules::Rule& rule : options.rules->rules) {
    if (rule.id.starts_with(rules::team_prefix)) own.push_back(rule);
  }
  rules::RuleSet set = *options.rules;
  set.rules = own;
  error = rules::wrong_name_in(set, *options.schemas, *options.models);
  return error.empty() ? error : find_folder(error);
}

std::string unknown_method(const api::Schemas& schemas, const std::string& name) {
  std::vector<std::string_view> verbs;
  for (const api::Route& route : schemas.routes) {
    if (route.request != api::no_index) verbs.push_back(route.id.substr(route.id.rfind('.') + 1));
  }
  std::string message = "--method: the API has no method '" + name + "'";
  // Routes share verbs, and nearest_name wants one candidate of each.
  std::vector<std::string_view> once;
  for (const std::string_view verb : verbs) {
    bool known = false;
    for (const std::string_view seen : once) known = known || seen == verb;
    if (!known) once.push_back(verb);
  }
  if (const auto nearest = nearest_name(name, once)) message += "; did you mean '" + std::string(*nearest) + "'?";
  return message;
}

}  // namespace

std::string today() {
  const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now())};
  char text[16];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                static_cast<unsigned>(day.day()));
  return text;
}

std::string settings_from(const CommandLine& line, const lint::Config& config, const std::string& folder,
                          Settings& settings) {
  lint::Options& options = settings.options;
  const auto or_configured = [](const std::string& given, const std::optional<lint::Placed<std::string>>& configured) {
    return !given.empty() || !configured ? given : configured->value;
  };
  const auto below = [&](const std::string& path) { return (std::filesystem::path(folder) / path).string(); };
  settings.language = or_configured(line.language, config.language);
  if (settings.language.empty()) settings.language = line.usual_language;
  settings.fail_on = or_configured(line.fail_on, config.fail_on);
  if (settings.fail_on.empty()) settings.fail_on = "error";
  options.rules = &rules::bundled_rules(rules::language_from(settings.language).value_or(rules::Language::en));
  if (settings.language.empty()) settings.language = "en";
  options.schemas = &api::bundled_schemas();
  options.models = &api::bundled_models();
  std::string schemas = line.schemas;
  if (schemas.empty() && config.schemas) schemas = below(config.schemas->value);
  if (!schemas.empty()) {
    if (line.schemas.empty()) settings.wrong_at = config.schemas->at;
    if (std::string error = load_own_schemas(schemas, settings); !error.empty()) return error;
    options.schemas = &settings.own_schemas->schemas;
    if (std::string error = load_own_models(schemas, settings); !error.empty()) return error;
    if (settings.own_models) options.models = &settings.own_models->models;
    settings.wrong_at.reset();
  }
  if (!config.models.empty()) {
    std::vector<api::OwnModel> own;
    for (const lint::Config::Model& model : config.models)
      own.emplace_back(model.code.value, model.like ? model.like->value : std::string());
    settings.private_models = api::with_own_models(*options.models, own);
    options.models = &settings.private_models->models;
  }
  options.hosts = config.hosts;
  if (!config.fields.empty()) options.fields = &config.fields;
  if (config.warn_before_shutdown_days) options.warn_before_shutdown_days = config.warn_before_shutdown_days->value;
  options.model = api::model_code(line.model);
  if (!line.model.empty() && options.model.empty()) return "--model: '" + line.model + "' is no model's name";
  if (!line.api_version.empty()) options.version = api::version_from(line.api_version);
  if (!line.method.empty()) {
    options.method = api::find_method(*options.schemas, line.method);
    if (options.method == nullptr) return unknown_method(*options.schemas, line.method);
    if (options.method->request == api::no_index) return "--method: '" + line.method + "' takes no request body";
  }
  options.as_of = or_configured(line.as_of, config.as_of);
  if (options.as_of.empty()) options.as_of = today();
  if (!api::days_between(options.as_of, options.as_of))
    return "--as-of: '" + line.as_of + "' is no day; write YYYY-MM-DD";
  options.max_request = line.max_request;
  options.preview = line.preview;
  std::vector<std::string> folders = line.rule_folders;
  for (const lint::Placed<std::string>& configured : config.rule_folders) folders.push_back(below(configured.value));
  std::size_t at = 0;
  const std::string named = line.rule_folders.empty() ? "ruleFolders: " : "--rule-folder: ";
  std::string wrong = load_team_rules(folders, named, settings, at);
  if (!wrong.empty() && at >= line.rule_folders.size())
    settings.wrong_at = config.rule_folders[at - line.rule_folders.size()].at;
  return wrong;
}

std::optional<rules::Selection> selection_for(const CommandLine& line, const rules::RuleSet& rules,
                                              const std::vector<const lint::Severities*>& configured,
                                              std::string& error) {
  rules::Wishes wishes = {line.select, line.ignore, {}};
  for (const lint::Severities* severities : configured) {
    std::vector<std::string>& list = wishes.severities.emplace_back();
    for (const lint::Placed<std::string>& severity : *severities) list.push_back(severity.value);
  }
  wishes.severities.push_back(line.severities);
  return rules::Selection::from(rules, wishes, error);
}

}  // namespace gemlint::cli
