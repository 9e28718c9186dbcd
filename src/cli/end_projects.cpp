#include "cli/end_projects.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "cli/project.hpp"

namespace gemlint::cli {
namespace {

/// True when the run has seen all files below the folder.
bool covers(const CommandLine& line, const std::string& folder) {
  if (line.staged || line.changed_since) return false;
  return std::any_of(line.paths.begin(), line.paths.end(), [&](const std::string& path) {
    std::error_code error;
    if (!std::filesystem::is_directory(path, error)) return false;
    const std::filesystem::path given = std::filesystem::weakly_canonical(path, error);
    const std::filesystem::path below = std::filesystem::path(folder).lexically_relative(given);
    return !error && !below.empty() && *below.begin() != "..";
  });
}

}  // namespace

bool end_projects(const Projects& projects, const CommandLine& line, const ReportWords& words, Run& run) {
  bool written = true;
  for (Project* project : projects.all()) {
    if (!project->takes_part()) continue;
    const bool all_files = covers(line, project->folder());
    lint::FileReport report;
    report.findings = project->exemptions().unused(all_files);
    if (!report.findings.empty()) {
      run.add(report);
      run.end_configuration(project->config()->name());
    }
    run.summary().gone_baseline += project->exemptions().gone(all_files);
    if (!line.write_baseline) continue;
    const std::string file = project->shown(project->baseline_path());
    std::string wrong;
    // What was not read is not gone.
    if (run.summary().unreadable > 0) wrong = words.sentence("check.baseline-not-written", {{"file", file}});
    if (wrong.empty()) wrong = project->write_baseline(all_files);
    written = written && wrong.empty();
    complain(!wrong.empty() ? wrong : words.counted("check.baseline-written", project->remembered(), {{"file", file}}));
  }
  return written;
}

}  // namespace gemlint::cli
