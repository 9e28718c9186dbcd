/// What is to be said of configurations and baselines when all files were linted.
#pragma once

#include "cli/options.hpp"
#include "cli/projects.hpp"
#include "cli/run.hpp"
#include "report/words.hpp"

namespace gemlint::cli {

/// Says what of the configurations and baselines had no use, and writes the baselines that were asked for. Returns
/// false when one could not be written.
bool end_projects(const Projects& projects, const CommandLine& line, const ReportWords& words, Run& run);

}  // namespace gemlint::cli
