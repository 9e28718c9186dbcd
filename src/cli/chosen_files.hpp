/// The files of a run: those that the user names, or of these the ones that git says were changed.
#pragma once

#include <string>

#include "cli/files.hpp"
#include "cli/options.hpp"
#include "report/words.hpp"

namespace gemlint::cli {

/// Lists what is to be linted and not excluded. Returns why that cannot be done as the user wants it, or "".
std::string choose_files(const CommandLine& line, const IsExcluded& is_excluded, Listing& listing);

/// What to say where git chooses no file; "" where there is one, or something is said already.
std::string nothing_chosen(const CommandLine& line, const Listing& listing, const ReportWords& words);

}  // namespace gemlint::cli
