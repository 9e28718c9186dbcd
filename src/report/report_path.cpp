#include "report/report_path.hpp"

namespace gemlint {

std::string_view relative_path(std::string_view path, std::string_view folder) {
  while (folder.size() > 1 && folder.ends_with('/')) folder.remove_suffix(1);
  const bool is_below =
      folder.size() > 1 && path.size() > folder.size() + 1 && path.starts_with(folder) && path[folder.size()] == '/';
  if (is_below) path.remove_prefix(folder.size() + 1);
  while (path.size() > 2 && path.starts_with("./")) path.remove_prefix(2);
  return path;
}

}  // namespace gemlint
