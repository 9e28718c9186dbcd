#include "cli/editor_workspace.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "cli/files.hpp"
#include "cli/named_files.hpp"
#include "lint/baseline.hpp"

namespace gemlint::cli {
namespace {

namespace fs = std::filesystem;

/// A configuration that is larger is none.
constexpr std::size_t most_bytes = std::size_t{64} << 20;

std::string parent_of(const std::string& path) { return fs::path(path).parent_path().string(); }

bool holds(const std::string& folder, const std::string& path) {
  return path.starts_with(folder.ends_with('/') ? folder : folder + '/');
}

/// What is wrong with a baseline that says this.
std::vector<Finding> problems_of_baseline(const std::string& text) {
  std::string error;
  if (lint::Baseline::from(text, error)) return {};
  Finding problem;
  problem.rule = problem.category = lint::config_category;
  problem.message = error;
  return {problem};
}

}  // namespace

EditorWorkspace::EditorWorkspace(const CommandLine& line) : line_(line), without_config_(line) {
  without_config_.no_config = true;
  projects_ = std::make_unique<Projects>(line_, &texts_);
  plain_ = std::make_unique<Projects>(without_config_);
}

std::string EditorWorkspace::wrong_usage() {
  const Project& project = *plain_->locate("").project;
  return project.errors().empty() ? std::string() : project.errors().front().message;
}

void EditorWorkspace::set_locale(std::string_view locale) {
  const std::string language(locale.substr(0, locale.find_first_of("-_.")));
  if (!rules::language_from(language)) return;
  line_.usual_language = language;
  without_config_.usual_language = language;
  plain_ = std::make_unique<Projects>(without_config_);
  reload();
  before_.clear();
}

/// What is no file counts as one of the first folder.
std::string EditorWorkspace::absolute(const std::string& path) const {
  if (path.starts_with('/')) return path.substr(std::min(path.find_first_not_of('/'), path.size()) - 1);
  std::error_code error;
  const std::string folder = folders_.empty() ? fs::current_path(error).string() : folders_.front();
  return folder + '/' + path;
}

const std::string& EditorWorkspace::canonical_folder(const std::string& folder) {
  const auto [at, is_new] = canonical_.try_emplace(folder);
  if (is_new) {
    std::error_code error;
    const fs::path canonical = fs::weakly_canonical(folder, error);
    at->second = error ? fs::path(folder).lexically_normal().string() : canonical.string();
    // What is not there keeps a '/' at its end.
    while (at->second.size() > 1 && at->second.ends_with('/')) at->second.pop_back();
  }
  return at->second;
}

/// Links in the way to the file are followed, but not the file itself: what holds for it depends on where it stands.
std::string EditorWorkspace::canonical(const std::string& path) {
  const fs::path file(absolute(path));
  return (fs::path(canonical_folder(file.parent_path().string())) / file.filename()).string();
}

/// The folder that the client has open around that file, the innermost of several; the file's own when there is none.
std::string EditorWorkspace::top_above(const std::string& file) {
  std::string top;
  for (const std::string& folder : folders_) {
    const std::string& canonical = canonical_folder(folder);
    if (holds(canonical, file) && canonical.size() > top.size()) top = canonical;
  }
  return top.empty() ? parent_of(file) : top;
}

/// A canonical folder as it is called on the way to the file `path`, as the client names that: a client knows files by
/// their names.
std::string EditorWorkspace::as_named(const std::string& folder, const std::string& path) {
  fs::path at = fs::path(path).parent_path();
  fs::path plain = at.lexically_normal();
  if (!plain.has_filename() && plain.has_relative_path()) plain = plain.parent_path();
  if (canonical_folder(plain.string()) == canonical_folder(at.string())) at = plain;
  for (;; at = at.parent_path()) {
    if (canonical_folder(at.string()) == folder) return at.string();
    if (at == at.parent_path()) return folder;
  }
}

/// The same of a file that holds for others, whose folder was met.
std::string EditorWorkspace::as_named_before(const std::string& path) const {
  const auto found = named_.find(parent_of(path));
  return found == named_.end() ? path : (fs::path(found->second) / fs::path(path).filename()).string();
}

/// The places where configurations of this folder can stand.
void EditorWorkspace::watch_above(const std::string& folder) {
  for (fs::path at = folder; watched_folders_.insert(at.string()).second; at = at.parent_path()) {
    watched_.add((at / config_name).string());
    watched_.add((at / usual_baseline).string());
  }
}

void EditorWorkspace::watch_named_by(const Project& project) {
  if (!watched_projects_.insert(&project).second) return;
  for (const std::string& path : files_named_by(project)) watched_.add(path);
}

Projects::Located EditorWorkspace::usable(const Projects::Located& located) const {
  if (located.project->is_usable()) return located;
  // While a configuration is being written it is broken now and then: what it said before holds on.
  const auto old = before_.find(located.project->folder());
  if (located.project->has_say() && old != before_.end()) return {old->second.get(), located.path};
  return {plain_->locate("").project, located.path};
}

lsp::Circumstances EditorWorkspace::circumstances(const std::string& path) {
  const bool is_file = path.starts_with('/');
  const std::string file = canonical(path);
  if (!line_.no_config) watch_above(parent_of(file));
  const Projects::Located found = projects_->locate(file);
  watch_named_by(*found.project);
  const Projects::Located located = usable(found);

  lsp::Circumstances circumstances;
  circumstances.options = &located.project->options_for(located.path);
  circumstances.exemptions = &located.project->exemptions();
  circumstances.language = rules::language_from(located.project->settings().language).value_or(rules::Language::en);
  circumstances.name = located.path;
  circumstances.is_excluded = located.project->is_excluded(located.path);
  if (is_file) circumstances.file = file;
  if (fs::path(file).filename() == config_name) {
    circumstances.role = lsp::Circumstances::Role::configuration;
    circumstances.problems = [this, file](const std::string& text) { return problems_of_configuration(file, text); };
  } else if (found.project->is_own(found.path) || located.project->is_own(located.path)) {
    circumstances.role = lsp::Circumstances::Role::baseline;
    circumstances.problems = problems_of_baseline;
  }
  if (is_file && !line_.no_config) {
    // Where there is none, a new one would stand at the top of what the client has open, and name the file from there.
    const bool has_home = found.project->has_say();
    const std::string home = has_home ? found.project->folder() : top_above(file);
    const std::string named = as_named(home, absolute(path));
    if (has_home) named_.try_emplace(home, named);
    circumstances.configuration = (fs::path(named) / config_name).string();
    if (!has_home) circumstances.name = fs::path(file).lexically_relative(home).generic_string();
  }
  return circumstances;
}

/// Those of a project that was read from this very text, since rules and words may be its own.
std::vector<Finding> EditorWorkspace::problems_of_configuration(const std::string& file,
                                                                const std::string& text) const {
  const std::string folder = parent_of(file);
  const Project* known = projects_->find(folder);
  if (known != nullptr && known->config() != nullptr && known->config_text() == text)
    return known->problems_of_config();
  CommandLine line = line_;
  line.no_config = false;
  const OpenTexts texts = {{file, text}};
  return Project(line, folder, &texts).problems_of_config();
}

std::vector<lsp::Complaint> EditorWorkspace::complaints() {
  std::vector<lsp::Complaint> complaints;
  const std::vector<Project*>& projects = projects_->all();
  for (; told_ < projects.size(); ++told_) {
    const Project& project = *projects[told_];
    complaints.push_back({as_named_before(project.config_path()), project.problems_of_config()});
    for (const Trouble& trouble : project.errors()) {
      if (trouble.path.empty() || trouble.path == project.config_path()) continue;
      const auto text = read(trouble.path);
      lsp::Complaint complaint = {as_named_before(trouble.path), {}};
      if (text) complaint.findings = problems_of_baseline(*text);
      if (complaint.findings.empty()) {
        Finding& problem = complaint.findings.emplace_back();
        problem.rule = problem.category = lint::config_category;
        problem.message = trouble.message;
      }
      complaints.push_back(std::move(complaint));
    }
  }
  return complaints;
}

std::vector<std::string> EditorWorkspace::watch_patterns() {
  std::vector<std::string> patterns = {std::string("**/") + config_name, std::string("**/") + usual_baseline};
  std::set<std::string> named;
  for (const Project* project : projects_->all()) {
    for (std::string& pattern : patterns_named_by(*project)) named.insert(std::move(pattern));
  }
  for (const std::string& pattern : named) {
    if (std::find(patterns.begin(), patterns.end(), pattern) == patterns.end()) patterns.push_back(pattern);
  }
  return patterns;
}

void EditorWorkspace::set_text(const std::string& file, std::optional<std::string> text) {
  if (text)
    texts_[file] = std::move(*text);
  else
    texts_.erase(file);
}

bool EditorWorkspace::has_changed() {
  // A server may run for weeks, and models are judged as of today.
  return today() != day_ || watched_.have_changed();
}

bool EditorWorkspace::has_changed(const std::string& path) {
  const std::string file = canonical(path);
  for (fs::path at = parent_of(file);; at = at.parent_path()) {
    if (watched_.has_changed((at / config_name).string())) return true;
    if (watched_.has_changed((at / usual_baseline).string())) return true;
    if (at == at.parent_path()) break;
  }
  // In a folder that is new nothing was read yet.
  if (watched_folders_.count(parent_of(file)) == 0) return false;
  const std::vector<std::string> named = files_named_by(*projects_->locate(file).project);
  return std::any_of(named.begin(), named.end(), [&](const std::string& one) { return watched_.has_changed(one); });
}

void EditorWorkspace::reload() {
  day_ = today();
  watched_.clear();
  watched_folders_.clear();
  watched_projects_.clear();
  canonical_.clear();
  named_.clear();
  told_ = 0;
  for (std::unique_ptr<Project>& project : projects_->take()) {
    if (project->has_say() && project->is_usable()) before_[project->folder()] = std::move(project);
  }
  // What was taken away is not meant any more.
  std::erase_if(before_, [&](const auto& entry) {
    const Project& project = *entry.second;
    const std::string path = project.config() != nullptr ? project.config_path() : project.baseline_path();
    std::error_code error;
    return texts_.count(path) == 0 && fs::symlink_status(path, error).type() == fs::file_type::not_found;
  });
}

std::optional<std::string> EditorWorkspace::read(const std::string& path) {
  std::error_code error;
  if (!fs::is_regular_file(path, error)) return std::nullopt;
  Contents contents = read_contents(path, most_bytes);
  if (!contents.ok || contents.too_large) return std::nullopt;
  return std::move(contents.text);
}

}  // namespace gemlint::cli
