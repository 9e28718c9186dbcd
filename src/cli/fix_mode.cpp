#include "cli/fix_mode.hpp"

#include <algorithm>

namespace gemlint::cli {

FixMode fix_mode(const CommandLine& line) {
  return line.diff ? FixMode::diff : line.fix_dry_run ? FixMode::dry_run : line.fix ? FixMode::write : FixMode::none;
}

std::string wrong_for_fix(const CommandLine& line) {
  const FixMode mode = fix_mode(line);
  if (mode == FixMode::none)
    return line.unsafe_fixes ? "--unsafe-fixes goes with --fix, --diff or --fix-dry-run" : std::string();
  const std::string name = mode == FixMode::diff ? "--diff" : mode == FixMode::dry_run ? "--fix-dry-run" : "--fix";
  if (line.diff && line.fix_dry_run) return "--diff and --fix-dry-run do not go together; neither writes to files";
  if (line.write_baseline) return name + " does not go with --write-baseline; fix first, then write what is left";
  if (line.shard) return name + " does not go with --shard: the parts of a file cannot be written apart";
  if (mode != FixMode::write && line.statistics)
    return name + " does not go with --statistics, which shows neither fixes nor findings";
  const bool only_text = line.formats.empty() || (line.formats.size() == 1 && line.formats.front() == "text");
  if (mode == FixMode::diff && (!only_text || !line.output_file.empty()))
    return "--diff prints a diff and no report; for fixes in JSON there is --fix-dry-run --format json";
  const bool has_standard_input = std::find(line.paths.begin(), line.paths.end(), "-") != line.paths.end();
  if (mode == FixMode::write && has_standard_input && line.paths.size() > 1)
    return name + " takes standard input alone, since the fixed text goes to standard output";
  return {};
}

}  // namespace gemlint::cli
