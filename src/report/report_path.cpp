#include "report/report_path.hpp"

#include <algorithm>

namespace gemlint {
namespace {

/// The path without names that change nothing. Of a relative one ".." may be left in front.
std::string resolved(std::string_view path) {
  const bool is_absolute = path.starts_with('/');
  std::vector<std::string_view> names;
  for (std::size_t begin = 0; begin < path.size();) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    const std::string_view name = path.substr(begin, end - begin);
    begin = end + 1;
    if (name.empty() || name == ".") continue;
    const bool goes_up = name == "..";
    if (goes_up && !names.empty() && names.back() != "..") {
      names.pop_back();
    } else if (!goes_up || !is_absolute) {
      names.push_back(name);
    }
  }
  std::string text;
  for (const std::string_view name : names) {
    if (is_absolute || !text.empty()) text += '/';
    text += name;
  }
  return text;
}

/// What of `path` stands behind the folder; empty when it is not below it. Both are resolved and absolute.
std::string_view below(std::string_view path, std::string_view folder) {
  const bool is_below =
      !folder.empty() && path.size() > folder.size() + 1 && path.starts_with(folder) && path[folder.size()] == '/';
  return is_below ? path.substr(folder.size() + 1) : std::string_view();
}

}  // namespace

std::string relative_path(std::string_view path, const std::vector<std::string>& folders) {
  std::string shown = resolved(path);
  // The folder itself, or no path at all.
  if (shown.empty()) return std::string(path);
  const bool is_absolute = shown.starts_with('/');
  if (!is_absolute && !shown.starts_with("../")) return shown;
  for (const std::string& folder : folders) {
    const std::string whole = is_absolute ? shown : resolved(folder + '/' + shown);
    if (const std::string_view rest = below(whole, resolved(folder)); !rest.empty()) return std::string(rest);
    // The system resolves ".." without links.
    if (!is_absolute) break;
  }
  return shown;
}

}  // namespace gemlint
