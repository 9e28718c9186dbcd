#include "cli/chosen_files.hpp"

#include <algorithm>

#include "cli/fix_mode.hpp"
#include "cli/git_files.hpp"

namespace gemlint::cli {
namespace {

/// Why an option that leaves the choice to git does not go with another one, or "".
std::string wrong_together(const CommandLine& line) {
  const std::string option = line.staged ? "--staged" : "--changed-since";
  if (line.staged && line.changed_since) return "--staged and --changed-since cannot go together";
  if (line.staged && fix_mode(line) != FixMode::none)
    return "--staged does not go with fixes: what is staged is in the index, and fixes write files";
  if (line.shard) return option + " does not go with --shard";
  const bool reads_stream = std::find(line.paths.begin(), line.paths.end(), "-") != line.paths.end();
  return reads_stream ? option + " takes no standard input" : std::string();
}

}  // namespace

std::string choose_files(const CommandLine& line, const IsExcluded& is_excluded, Listing& listing) {
  if (!line.staged && !line.changed_since) {
    listing = list_files(line.paths, is_excluded);
    return {};
  }
  if (std::string wrong = wrong_together(line); !wrong.empty()) return wrong;
  std::string wrong =
      line.staged ? list_staged(line.paths, listing) : list_changed_since(*line.changed_since, line.paths, listing);
  std::erase_if(listing.files, is_excluded);
  return wrong.empty() ? wrong : (line.staged ? "--staged: " : "--changed-since: ") + wrong;
}

std::string nothing_chosen(const CommandLine& line, const Listing& listing, const ReportWords& words) {
  if (!listing.files.empty() || !listing.errors.empty()) return {};
  if (line.staged) return words.sentence("check.nothing-staged", {});
  if (line.changed_since) return words.sentence("check.nothing-changed", {{"revision", *line.changed_since}});
  return {};
}

}  // namespace gemlint::cli
