#include "cli/project.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "api/endpoint.hpp"
#include "cli/files.hpp"
#include "cli/output_file.hpp"

namespace gemlint::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_bytes = std::size_t{64} << 20;

bool is_there(const fs::path& path) {
  std::error_code error;
  return fs::exists(path, error);
}

}  // namespace

Project::Project(const CommandLine& line, std::string folder) : line_(line), folder_(std::move(folder)) {
  const bool has_say = !folder_.empty();
  std::error_code error;
  if (!has_say) folder_ = fs::current_path(error).string();
  if (has_say && is_there(fs::path(folder_) / config_name)) read_config((fs::path(folder_) / config_name).string());
  const lint::Config& config = config_ ? config_->config() : no_config_;
  if (std::string wrong = settings_from(line_, config, folder_, settings_); !wrong.empty()) {
    errors_.push_back(config_ ? config_->name() + ": " + wrong : wrong);
    return;
  }
  if (config_) {
    const lint::Options& options = settings_.options;
    for (Finding& problem : config_->problems_with(*options.rules, *options.schemas, *options.models, options.as_of))
      problems_.push_back(std::move(problem));
    std::stable_sort(problems_.begin(), problems_.end(), [](const Finding& a, const Finding& b) {
      return a.range && b.range && a.range->start.offset < b.range->start.offset;
    });
  }
  std::string unknown_word;
  if (!selection_for(line_, *settings_.options.rules, {}, unknown_word)) errors_.push_back(unknown_word);
  read_baseline();
}

bool Project::is_usable() const {
  return errors_.empty() && std::none_of(problems_.begin(), problems_.end(),
                                         [](const Finding& problem) { return problem.severity == Severity::error; });
}

std::string Project::shown(const std::string& path) const {
  std::error_code error;
  const fs::path relative = fs::relative(path, fs::current_path(error), error);
  constexpr std::ptrdiff_t far = 3;
  const bool is_near = !error && !relative.empty() && std::count(relative.begin(), relative.end(), "..") <= far;
  return is_near ? relative.generic_string() : path;
}

void Project::read_config(const std::string& path) {
  Contents contents = read_contents(path, most_bytes);
  if (!contents.ok || contents.too_large) {
    errors_.push_back(contents.ok ? shown(path) + ": is too large for a configuration" : contents.error);
    return;
  }
  // The language is in the file itself, so its mistakes are told in that of the command line.
  const auto language = rules::language_from(line_.language).value_or(rules::Language::en);
  config_.emplace(shown(path), std::move(contents.text), rules::bundled_rules(language));
  if (line_.language.empty() && config_->config().language)
    config_.emplace(
        shown(path), read_contents(path, most_bytes).text,
        rules::bundled_rules(rules::language_from(config_->config().language->value).value_or(rules::Language::en)));
  problems_ = config_->problems();
}

void Project::read_baseline() {
  const lint::Config& config = config_ ? config_->config() : no_config_;
  const bool is_named = !line_.baseline.empty() || config.baseline;
  baseline_path_ = !line_.baseline.empty() ? line_.baseline
                   : config.baseline       ? (fs::path(folder_) / config.baseline->value).string()
                                           : (fs::path(folder_) / usual_baseline).string();
  const bool has_baseline = is_there(baseline_path_);
  std::optional<lint::Baseline> baseline;
  const bool may_read = !line_.no_config || !line_.baseline.empty();
  if (has_baseline && may_read) {
    const Contents contents = read_contents(baseline_path_, most_bytes);
    std::string error = contents.error;
    if (contents.ok && contents.too_large) error = shown(baseline_path_) + ": is too large for a baseline";
    if (error.empty()) {
      baseline = lint::Baseline::from(contents.text, error);
      if (!baseline) error = shown(baseline_path_) + ": " + error;
    }
    // One that cannot be read can still be written anew.
    if (!baseline && !line_.write_baseline) errors_.push_back(error);
    if (baseline) baseline->find_moved([&](const std::string& path) { return is_there(fs::path(folder_) / path); });
  } else if (is_named && !has_baseline && !line_.write_baseline) {
    errors_.push_back(shown(baseline_path_) + ": no such baseline; gemlint check --write-baseline makes it");
  }
  if (line_.write_baseline) {
    new_baseline_ = baseline ? std::move(baseline) : lint::Baseline();
    new_baseline_->forget_moved();
    baseline.reset();
  }
  exemptions_ = std::make_unique<lint::Exemptions>(this->config(), std::move(baseline), settings_.options.as_of);
}

bool Project::is_own(const std::string& path) const {
  if (path == config_name || path == usual_baseline) return true;
  return config_ && config_->config().baseline && path == config_->config().baseline->value;
}

bool Project::is_excluded(const std::string& path) const {
  return config_ && matches_any(config_->config().exclude, path);
}

const lint::Options& Project::options_for(const std::string& path) {
  const lint::Config& config = config_ ? config_->config() : no_config_;
  const lint::Config::Target* model = nullptr;
  const lint::Config::Target* version = nullptr;
  const lint::Config::Target* method = nullptr;
  std::string key;
  for (const lint::Config::Target& target : config.targets) {
    if (!matches_any(target.files, path)) continue;
    if (model == nullptr && target.model) model = &target;
    if (version == nullptr && target.version) version = &target;
    if (method == nullptr && target.method) method = &target;
  }
  for (const auto* target : {model, version, method})
    key += target == nullptr ? "-," : std::to_string(target - config.targets.data()) + ',';
  std::vector<const lint::Severities*> severities = {&config.rules};
  for (const lint::Config::Override& override : config.overrides) {
    const bool holds = matches_any(override.files, path);
    key += holds ? '1' : '0';
    if (holds) severities.push_back(&override.rules);
  }
  std::unique_ptr<lint::Options>& options = variants_[key];
  if (options) return *options;
  options = std::make_unique<lint::Options>(settings_.options);
  if (options->model.empty() && model != nullptr) options->model = model->model->value;
  if (!options->version && version != nullptr) options->version = version->version->value;
  if (options->method == nullptr && method != nullptr)
    options->method = api::find_method(*options->schemas, method->method->value);
  std::string error;
  const auto selection = selection_for(line_, *options->rules, severities, error);
  // What is wrong with the words is among the problems already.
  if (selection) options->selection = *selection;
  return *options;
}

void Project::remember(const std::string& path, std::vector<Finding>& findings) {
  if (!new_baseline_) return;
  new_baseline_->begin(path);
  for (Finding& finding : findings) {
    if (finding.suppression) continue;
    new_baseline_->add(path, finding);
    finding.suppression = Suppression{Suppression::Source::baseline, {}};
    ++remembered_;
  }
}

std::string Project::write_baseline() {
  OutputFile file;
  if (std::string wrong = file.open(shown(baseline_path_)); !wrong.empty()) return wrong;
  file.write(new_baseline_->text());
  return file.close();
}

}  // namespace gemlint::cli
