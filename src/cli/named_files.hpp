/// The files besides gemlint.json by which what a project says can change.
#pragma once

#include <string>
#include <vector>

#include "cli/project.hpp"

namespace gemlint::cli {

/// Its baseline, and the folders of rules and schemas that its configuration names, with the files in them. They need
/// not be there.
std::vector<std::string> files_named_by(const Project& project);

/// Patterns, as editors watch files by them, that fit these files wherever they stand.
std::vector<std::string> patterns_named_by(const Project& project);

}  // namespace gemlint::cli
