/// The files of a run, and how they are linted.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cli/files.hpp"
#include "cli/options.hpp"
#include "cli/pipeline.hpp"
#include "cli/projects.hpp"
#include "cli/run.hpp"
#include "cli/shard_file.hpp"
#include "report/words.hpp"

namespace gemlint::cli {

/// The files of a run, and what holds for each.
struct RunFiles {
  std::vector<std::string> paths;  ///< where their texts are
  std::vector<LintedFile> linted;
  std::vector<Projects::Located> located;
};

/// Finds what holds for each of the files that were chosen.
RunFiles files_of(const Listing& listing, const CommandLine& line, Projects& projects);

/// Their bytes in all; 0 when some are not known.
std::uint64_t bytes_of(const std::vector<std::string>& files);

/// Threads for files of that many bytes in all; 0 bytes = not known.
unsigned threads_for(const CommandLine& line, std::size_t files, std::uint64_t bytes);

/// Lints all files, whose texts are in `paths`, and hands over what is found, in their order. With a shard `shard_file`
/// gets what merging needs; otherwise it is null.
void lint_all(const RunFiles& files, const std::vector<std::string>& paths, const Listing& listing,
              const CommandLine& line, const ReportWords& words, Run& run, ShardWriter* shard_file);

}  // namespace gemlint::cli
