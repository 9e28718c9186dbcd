/// How the formats that systems read name a file.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gemlint {

/// The path to a file from the folder that the run is in, by any of the names of that folder (absolute; the first is
/// the one without links; none when it is not known). Without ".", "..", and "/" that stand twice, as those who read
/// paths and URIs resolve them: by the names alone. A file that is not below the folder keeps its ".." or its absolute
/// path.
std::string relative_path(std::string_view path, const std::vector<std::string>& folders);

}  // namespace gemlint
