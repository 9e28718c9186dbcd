#include "cli/projects.hpp"

#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <system_error>

#include "cli/color.hpp"
#include "cli/run.hpp"
#include "report/text.hpp"

namespace gemlint::cli {
namespace {

namespace fs = std::filesystem;

/// The nearest folder from `folder` upward that has a file of that name; "" when there is none.
std::string nearest_with(const char* name, const fs::path& folder, const OpenTexts* texts) {
  for (fs::path at = folder;; at = at.parent_path()) {
    std::error_code error;
    if (texts != nullptr && texts->count((at / name).string()) > 0) return at.string();
    if (fs::symlink_status(at / name, error).type() != fs::file_type::not_found) return at.string();
    if (at == at.parent_path()) return {};
  }
}

/// The folder that has a say in `folder`: by its configuration, or, where there is none, by its baseline.
std::string governing(const fs::path& folder, const OpenTexts* texts) {
  std::string found = nearest_with(config_name, folder, texts);
  return found.empty() ? nearest_with(usual_baseline, folder, nullptr) : found;
}

}  // namespace

Project* Projects::project_of(const std::string& folder) {
  std::unique_ptr<Project>& project = projects_[folder];
  if (!project) {
    project = std::make_unique<Project>(line_, folder, texts_);
    found_.push_back(project.get());
  }
  return project.get();
}

const Projects::Folder& Projects::folder(const std::string& named) {
  const auto [at, is_new] = folders_.try_emplace(named);
  if (!is_new) return at->second;
  std::error_code error;
  const fs::path whole = fs::absolute(named.empty() ? "." : named, error);
  const fs::path canonical = fs::weakly_canonical(whole, error);
  const fs::path absolute = error ? whole : canonical;
  at->second.project = project_of(line_.no_config ? std::string() : governing(absolute, texts_));
  const fs::path relative = absolute.lexically_relative(at->second.project->folder());
  if (relative != "." && !relative.empty()) at->second.path = relative.generic_string() + '/';
  return at->second;
}

Projects::Located Projects::locate(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  const Folder& in = folder(slash == std::string::npos ? std::string() : path.substr(0, slash + 1));
  return {in.project, in.path + (slash == std::string::npos ? path : path.substr(slash + 1))};
}

const Project* Projects::find(const std::string& folder) const {
  const auto found = projects_.find(folder);
  return found == projects_.end() ? nullptr : found->second.get();
}

std::vector<std::unique_ptr<Project>> Projects::take() {
  std::vector<std::unique_ptr<Project>> taken;
  for (auto& [folder, project] : projects_) taken.push_back(std::move(project));
  projects_.clear();
  folders_.clear();
  found_.clear();
  return taken;
}

bool can_use(const Projects& projects, const CommandLine& line) {
  bool usable = true;
  for (const Project* project : projects.all()) {
    usable = usable && project->is_usable();
    for (const Trouble& trouble : project->errors()) complain(trouble.message);
    std::string out;
    const TextOptions text_options = {.color = wants_color(line.color, STDERR_FILENO),
                                      .words = ReportWords(rules::bundled_rules().ui)};
    for (const Finding& problem : project->problems()) {
      if (problem.severity != Severity::info) append_text(out, problem, text_options);
    }
    std::fputs(out.c_str(), stderr);
  }
  return usable;
}

}  // namespace gemlint::cli
