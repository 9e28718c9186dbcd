/// What a run over one part of a file needs beside other runs.
#pragma once

#include <string>
#include <vector>

#include "cli/files.hpp"
#include "cli/options.hpp"
#include "cli/outputs.hpp"
#include "cli/shard_file.hpp"
#include "lint/options.hpp"

namespace gemlint::cli {

/// Why the files cannot be linted in parts, or "".
std::string wrong_for_shard(const CommandLine& line, const std::vector<OutputWish>& wishes, const Listing& listing);

/// The same, now that is known what holds for the file.
std::string wrong_for_shard(const lint::Options& options, bool has_exemptions);

/// What the parts of a file are to have in common.
ShardHead head_for(const CommandLine& line, const lint::Options& options, const std::string& language,
                   const std::string& file);

}  // namespace gemlint::cli
