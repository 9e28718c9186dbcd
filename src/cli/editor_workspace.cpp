#include "cli/editor_workspace.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "cli/files.hpp"

namespace gemlint::cli {
namespace {

namespace fs = std::filesystem;

/// A configuration that is larger is none.
constexpr std::size_t most_bytes = std::size_t{64} << 20;

std::string absolute(const std::string& path, const std::vector<std::string>& folders) {
  if (path.starts_with('/')) return path;
  std::error_code error;
  const std::string folder = folders.empty() ? fs::current_path(error).string() : folders.front();
  return folder + '/' + path;
}

bool can_all_be_used(const Projects& projects) {
  const auto& all = projects.all();
  return std::all_of(all.begin(), all.end(), [](const Project* project) { return project->is_usable(); });
}

}  // namespace

EditorWorkspace::EditorWorkspace(const CommandLine& line) : line_(line), without_config_(line) {
  without_config_.no_config = true;
  projects_ = std::make_unique<Projects>(line_, &texts_);
  plain_ = std::make_unique<Projects>(without_config_);
}

std::string EditorWorkspace::wrong_usage() {
  const Project& project = *plain_->locate("").project;
  return project.errors().empty() ? std::string() : project.errors().front();
}

void EditorWorkspace::set_locale(std::string_view locale) {
  const std::string language(locale.substr(0, locale.find_first_of("-_.")));
  if (!rules::language_from(language)) return;
  line_.usual_language = language;
  without_config_.usual_language = language;
  projects_ = std::make_unique<Projects>(line_, &texts_);
  plain_ = std::make_unique<Projects>(without_config_);
  before_.reset();
}

EditorWorkspace::Stamp EditorWorkspace::stamp_of(const std::string& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return {};
  constexpr std::int64_t nanoseconds = 1'000'000'000;
  return {std::int64_t{status.st_mtim.tv_sec} * nanoseconds + status.st_mtim.tv_nsec + 1,
          static_cast<std::uint64_t>(status.st_size), status.st_ino};
}

void EditorWorkspace::watch_folder(const std::string& folder) {
  watch(folder);
  std::error_code error;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error))
    watch(at->path().string());
}

/// What the configuration names besides.
void EditorWorkspace::watch_configuration(const Project& project) {
  watch(project.baseline_path());
  if (project.config() == nullptr) return;
  const lint::Config& config = project.config()->config();
  const fs::path folder = project.folder();
  for (const auto& rules : config.rule_folders) watch_folder((folder / rules.value).string());
  if (config.schemas) watch_folder((folder / config.schemas->value).string());
}

Projects::Located EditorWorkspace::usable(const Projects::Located& located, const std::string& path) {
  if (located.project->is_usable()) return located;
  // While a configuration is being written it is broken now and then: what it said before holds on.
  if (before_) {
    const Projects::Located old = before_->locate(path);
    if (old.project->is_usable() && old.project->folder() == located.project->folder()) return old;
  }
  return {plain_->locate("").project, located.path};
}

lsp::Circumstances EditorWorkspace::circumstances(const std::string& path) {
  const std::string whole = absolute(path, folders_);
  const fs::path file(whole);
  if (!line_.no_config) {
    for (fs::path folder = file.parent_path();; folder = folder.parent_path()) {
      watch((folder / config_name).string());
      watch((folder / usual_baseline).string());
      if (folder == folder.parent_path()) break;
    }
  }
  const Projects::Located found = projects_->locate(whole);
  watch_configuration(*found.project);
  const Projects::Located located = usable(found, whole);

  lsp::Circumstances circumstances;
  circumstances.options = &located.project->options_for(located.path);
  circumstances.exemptions = &located.project->exemptions();
  circumstances.language = rules::language_from(located.project->settings().language).value_or(rules::Language::en);
  circumstances.name = located.path;
  circumstances.is_excluded = located.project->is_excluded(located.path);
  const bool is_configured = found.project->config() != nullptr;
  if (is_configured) circumstances.configuration = (fs::path(found.project->folder()) / config_name).string();
  if (file.filename() == config_name) {
    circumstances.role = lsp::Circumstances::Role::configuration;
  } else if (located.project->is_own(located.path)) {
    circumstances.role = lsp::Circumstances::Role::baseline;
  }
  if (!is_configured && !line_.no_config && path.starts_with('/')) {
    // A new one would stand at the top of what the client has open, and name the file from there.
    std::string top = file.parent_path().string();
    for (const std::string& folder : folders_) {
      if (whole.starts_with(folder + '/')) top = folder;
    }
    circumstances.configuration = (fs::path(top) / config_name).string();
    circumstances.name = file.lexically_relative(top).generic_string();
  }
  return circumstances;
}

std::vector<lsp::Complaint> EditorWorkspace::complaints() {
  std::vector<lsp::Complaint> complaints;
  for (const Project* project : projects_->all()) {
    const std::string path = (fs::path(project->folder()) / config_name).string();
    std::error_code error;
    if (!fs::exists(path, error)) continue;
    lsp::Complaint& complaint = complaints.emplace_back();
    complaint.path = path;
    complaint.findings = project->problems();
    // They are shown at the file itself, which need not be named again.
    const std::string name = project->config() != nullptr ? project->config()->name() + ": " : std::string();
    for (const std::string& wrong : project->errors())
      complaint.errors.push_back(!name.empty() && wrong.starts_with(name) ? wrong.substr(name.size()) : wrong);
  }
  return complaints;
}

void EditorWorkspace::set_text(const std::string& path, std::optional<std::string> text) {
  if (text)
    texts_[path] = std::move(*text);
  else
    texts_.erase(path);
}

bool EditorWorkspace::has_changed() {
  // A server may run for weeks, and models are judged as of today.
  return today() != day_ || std::any_of(stamps_.begin(), stamps_.end(),
                                        [](const auto& entry) { return !(entry.second == stamp_of(entry.first)); });
}

void EditorWorkspace::reload() {
  day_ = today();
  stamps_.clear();
  if (can_all_be_used(*projects_)) before_ = std::move(projects_);
  projects_ = std::make_unique<Projects>(line_, &texts_);
}

std::optional<std::string> EditorWorkspace::read(const std::string& path) {
  std::error_code error;
  if (!fs::is_regular_file(path, error)) return std::nullopt;
  Contents contents = read_contents(path, most_bytes);
  if (!contents.ok || contents.too_large) return std::nullopt;
  return std::move(contents.text);
}

}  // namespace gemlint::cli
