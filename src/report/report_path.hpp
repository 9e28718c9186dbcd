/// How the formats that systems read name a file.
#pragma once

#include <string>
#include <string_view>

namespace gemlint {

/// The path from `folder` (absolute, or empty when it is not known) to a file: without "./" in front, and relative when
/// the file lies below the folder. Other paths stay as they are. A view of `path`.
std::string_view relative_path(std::string_view path, std::string_view folder);

}  // namespace gemlint
