#include "cli/end_projects.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "cli/project.hpp"

namespace gemlint::cli {
namespace {

/// True when the run has seen all files below the folder.
bool covers(const CommandLine& line, const std::string& folder) {
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
    lint::FileReport report;
    report.findings = project->exemptions().unused(covers(line, project->folder()));
    if (!report.findings.empty()) {
      run.add(report);
      run.end_configuration(project->config()->name());
    }
    run.summary().gone_baseline += project->exemptions().gone();
    if (!line.write_baseline) continue;
    const std::string wrong = project->write_baseline();
    written = written && wrong.empty();
    complain(!wrong.empty() ? wrong
                            : words.counted("check.baseline-written", project->remembered(),
                                            {{"file", project->shown(project->baseline_path())}}));
  }
  return written;
}

}  // namespace gemlint::cli
