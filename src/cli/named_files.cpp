#include "cli/named_files.hpp"

#include <filesystem>
#include <string_view>
#include <system_error>

namespace gemlint::cli {
namespace {

namespace fs = std::filesystem;

void append_folder(const fs::path& folder, std::vector<std::string>& files) {
  files.push_back(folder.string());
  std::error_code error;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error))
    files.push_back(at->path().string());
}

/// A file, or what stands `below` a folder, by its last name: clients name what is above in ways of their own.
std::string pattern_for(const fs::path& path, const std::string& below) {
  fs::path whole = path.lexically_normal();
  if (!whole.has_filename()) whole = whole.parent_path();
  std::string name = whole.filename().string();
  // Patterns know no escapes.
  for (char& c : name) {
    if (std::string_view("*?[]{},!\\").find(c) != std::string_view::npos) c = '?';
  }
  return "**/" + name + below;
}

}  // namespace

std::vector<std::string> files_named_by(const Project& project) {
  std::vector<std::string> files;
  if (!project.baseline_path().empty()) files.push_back(project.baseline_path());
  if (project.config() == nullptr) return files;
  const lint::Config& config = project.config()->config();
  const fs::path folder = project.folder();
  for (const auto& rules : config.rule_folders) append_folder(folder / rules.value, files);
  if (config.schemas) {
    append_folder(folder / config.schemas->value, files);
    append_folder(folder / config.schemas->value / "api", files);
  }
  return files;
}

std::vector<std::string> patterns_named_by(const Project& project) {
  std::vector<std::string> patterns;
  if (project.config() == nullptr) return patterns;
  const lint::Config& config = project.config()->config();
  const fs::path folder = project.folder();
  if (config.baseline) patterns.push_back(pattern_for(folder / config.baseline->value, {}));
  for (const auto& rules : config.rule_folders) patterns.push_back(pattern_for(folder / rules.value, "/*.json"));
  if (config.schemas) patterns.push_back(pattern_for(folder / config.schemas->value, "/**/*.json"));
  return patterns;
}

}  // namespace gemlint::cli
