/// The files that git says were changed.
#pragma once

#include <string>
#include <vector>

#include "cli/files.hpp"

namespace gemlint::cli {

// For both: of folders, and where there are no `paths`, only the files that are linted with a folder; a file in `paths`
// is linted whatever it is called. Deleted files, symbolic links and submodules are left out. Names are those from the
// current folder. What is returned says why nothing can be listed, or "".

/// Lists the files that the next commit would add or change, with their contents in the index.
std::string list_staged(const std::vector<std::string>& paths, Listing& listing);

/// Lists the files that the branch changed since it left `revision`, as they are in the working tree: those that differ
/// between HEAD and the commit that both have in common, those with changes that are not committed, and new ones that
/// git does not ignore.
std::string list_changed_since(const std::string& revision, const std::vector<std::string>& paths, Listing& listing);

}  // namespace gemlint::cli
