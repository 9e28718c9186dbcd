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

/// Also when it is a link that leads nowhere: that is a mistake to be told.
bool is_there(const fs::path& path) {
  std::error_code error;
  return fs::symlink_status(path, error).type() != fs::file_type::not_found;
}

/// A file's text; nothing with `error` when it is none, or too large to be meant. Pipes and devices could keep us
/// waiting for ever.
std::optional<std::string> text_of(const std::string& path, const std::string& shown, std::string& error) {
  std::error_code failed;
  if (!fs::is_regular_file(path, failed)) {
    error = shown + ": is no file that could be read";
    return std::nullopt;
  }
  Contents contents = read_contents(path, most_bytes);
  if (contents.ok && !contents.too_large) return std::move(contents.text);
  error = contents.ok ? shown + ": is too large to be meant" : contents.error;
  return std::nullopt;
}

}  // namespace

Project::Project(const CommandLine& line, std::string folder, const OpenTexts* texts)
    : line_(line), folder_(std::move(folder)), has_say_(!folder_.empty()) {
  std::error_code error;
  if (!has_say_) folder_ = fs::current_path(error).string();
  const bool is_open = texts != nullptr && texts->count(config_path()) > 0;
  if (has_say_ && (is_open || is_there(config_path()))) read_config(config_path(), texts);
  const lint::Config& config = config_ ? config_->config() : no_config_;
  exemptions_ = std::make_unique<lint::Exemptions>();
  if (std::string wrong = settings_from(line_, config, folder_, settings_); !wrong.empty()) {
    if (settings_.wrong_at)
      complain(config_->name() + ": " + wrong, config_path(), settings_.wrong_at);
    else
      complain(std::move(wrong), {});
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
  if (!selection_for(line_, *settings_.options.rules, {}, unknown_word)) complain(unknown_word, {});
  read_baseline();
}

bool Project::is_usable() const {
  return errors_.empty() && std::none_of(problems_.begin(), problems_.end(),
                                         [](const Finding& problem) { return problem.severity == Severity::error; });
}

std::string Project::config_path() const { return (fs::path(folder_) / config_name).string(); }

void Project::complain(std::string message, std::string path, std::optional<api::NodePath> at) {
  errors_.push_back({std::move(message), std::move(path), std::move(at)});
}

std::vector<Finding> Project::problems_of_config() const {
  std::vector<Finding> problems = problems_;
  const std::string name = shown(config_path()) + ": ";
  for (const Trouble& trouble : errors_) {
    if (trouble.path != config_path()) continue;
    // It is shown at the file itself, which need not be named again.
    const bool is_named = trouble.message.starts_with(name);
    std::string message = is_named ? trouble.message.substr(name.size()) : trouble.message;
    Finding& problem = problems.emplace_back();
    if (config_ && trouble.at)
      problem = config_->problem(*trouble.at, std::move(message));
    else
      problem.message = std::move(message);
    problem.rule = problem.category = lint::config_category;
  }
  std::stable_sort(problems.begin(), problems.end(), [](const Finding& a, const Finding& b) {
    const auto place = [](const Finding& one) { return one.range ? one.range->start.offset : 0; };
    return place(a) < place(b);
  });
  return problems;
}

std::string Project::shown(const std::string& path) const {
  std::error_code error;
  const fs::path relative = fs::relative(path, fs::current_path(error), error);
  constexpr std::ptrdiff_t far = 3;
  const bool is_near = !error && !relative.empty() && std::count(relative.begin(), relative.end(), "..") <= far;
  return is_near ? relative.generic_string() : path;
}

void Project::read_config(const std::string& path, const OpenTexts* texts) {
  std::string error;
  const auto open = texts == nullptr ? OpenTexts::const_iterator() : texts->find(path);
  const bool is_open = texts != nullptr && open != texts->end();
  const auto text = is_open ? std::optional(open->second) : text_of(path, shown(path), error);
  if (!text) {
    complain(error, path);
    return;
  }
  config_text_ = *text;
  // The language may be said in the file itself: then its mistakes are told in that.
  const auto read = [&](const std::string& language) {
    config_.emplace(shown(path), *text,
                    rules::bundled_rules(rules::language_from(language).value_or(rules::Language::en)));
  };
  read(line_.language.empty() ? line_.usual_language : line_.language);
  if (line_.language.empty() && config_->config().language) read(config_->config().language->value);
  problems_ = config_->problems();
}

void Project::read_baseline() {
  const lint::Config& config = config_ ? config_->config() : no_config_;
  const bool is_named = !line_.baseline.empty() || config.baseline;
  baseline_path_ = !line_.baseline.empty() ? line_.baseline
                   : config.baseline       ? (fs::path(folder_) / config.baseline->value).string()
                                           : (fs::path(folder_) / usual_baseline).string();
  std::error_code failed;
  const bool is_configured = line_.baseline.empty() && config_;
  const std::string to_mend = is_configured ? config_path() : fs::absolute(baseline_path_, failed).string();
  const auto at = is_configured && config.baseline ? std::optional(config.baseline->at) : std::nullopt;
  const fs::path whole = fs::weakly_canonical(fs::absolute(baseline_path_, failed), failed);
  own_baseline_ = whole.lexically_relative(folder_).generic_string();
  std::optional<lint::Baseline> baseline;
  // A link that leads nowhere yet can be written through.
  const bool has_one = line_.write_baseline ? fs::exists(baseline_path_, failed) : is_there(baseline_path_);
  if (has_one && (!line_.no_config || !line_.baseline.empty())) {
    std::string error;
    const auto text = text_of(baseline_path_, shown(baseline_path_), error);
    if (text) {
      baseline = lint::Baseline::from(*text, error);
      if (!baseline) error = shown(baseline_path_) + ": " + error;
    }
    // One that cannot be understood can still be written anew.
    if (!baseline && !(text && line_.write_baseline)) complain(error, to_mend, at);
    if (baseline) {
      baseline->find_moved([&](const std::string& path) {
        std::error_code error_of_path;
        return fs::exists(fs::path(folder_) / path, error_of_path);
      });
    }
  } else if (is_named && !line_.write_baseline) {
    complain(shown(baseline_path_) + ": no such baseline; gemlint check --write-baseline makes it", to_mend, at);
  }
  if (line_.write_baseline) {
    new_baseline_ = baseline ? std::move(baseline) : lint::Baseline();
    baseline.reset();
  }
  exemptions_ = std::make_unique<lint::Exemptions>(this->config(), std::move(baseline), settings_.options.as_of);
}

bool Project::is_own(const std::string& path) const {
  return path == config_name || path == usual_baseline || path == own_baseline_;
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

void Project::remember(const std::string& path, const rules::Selection& selection, std::vector<Finding>& findings) {
  if (!new_baseline_) return;
  new_baseline_->begin(path, [&](std::string_view rule) { return selection.is_on(rule); });
  for (Finding& finding : findings) {
    if (finding.suppression) continue;
    new_baseline_->add(path, finding);
    finding.suppression = Suppression{Suppression::Source::baseline, {}};
  }
}

std::string Project::write_baseline(bool all_files) {
  const rules::Selection& selection = options_for({}).selection;
  if (all_files) new_baseline_->forget_gone([&](std::string_view rule) { return selection.is_on(rule); });
  OutputFile file;
  if (std::string wrong = file.open(shown(baseline_path_)); !wrong.empty()) return wrong;
  file.write(new_baseline_->text());
  return file.close();
}

}  // namespace gemlint::cli
