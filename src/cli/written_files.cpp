#include "cli/written_files.hpp"

#include <unistd.h>

#include <filesystem>

#include "cli/file_place.hpp"
#include "cli/project.hpp"

namespace gemlint::cli {
namespace {

using Kind = FileInUse::Kind;

std::string as_kept(Kind kind) {
  switch (kind) {
    case Kind::input: return "is to be read";
    case Kind::configuration: return "is a configuration of gemlint";
    case Kind::baseline: return "is a baseline of gemlint";
    case Kind::report: return "is a report";
    case Kind::shard_file: break;
  }
  return "is the shard file";
}

std::string as_written(Kind kind) {
  return kind == Kind::baseline ? "the baseline" : kind == Kind::shard_file ? "the shard file" : "a report";
}

std::string fault(const FileInUse& file, Kind kept) {
  return '\'' + file.path + "' " + as_kept(kept) + ", and " + as_written(file.kind) +
         " would be written over it; name another file";
}

bool is_same(const FileInUse& one, const FileInUse& other) {
  if (one.path.empty() || other.path.empty()) {
    // Standard output may lead to a file.
    const std::string& path = one.path.empty() ? other.path : one.path;
    return !path.empty() && is_open_as(STDOUT_FILENO, path);
  }
  return is_same_file(one.path, other.path);
}

/// By its name alone, there or not, used in this run or in others.
std::string wrong_name(const FileInUse& file) {
  for (const std::string& path : {file.path, place_of(file.path).path}) {
    const std::string name = std::filesystem::path(path).filename().string();
    if (name == config_name) return fault(file, Kind::configuration);
    if (name == usual_baseline && file.kind != Kind::baseline) return fault(file, Kind::baseline);
  }
  return {};
}

}  // namespace

std::string wrong_to_write(const std::vector<FileInUse>& written, const std::vector<FileInUse>& kept) {
  for (std::size_t i = 0; i < written.size(); ++i) {
    const FileInUse& file = written[i];
    if (!file.path.empty() && is_device(file.path)) continue;
    if (!file.path.empty()) {
      if (std::string wrong = wrong_name(file); !wrong.empty()) return wrong;
      for (const FileInUse& other : kept) {
        const bool is_same =
            other.path == "-" ? is_open_as(STDIN_FILENO, file.path) : is_same_file(other.path, file.path);
        if (is_same) return fault(file, other.kind);
      }
    }
    for (std::size_t k = 0; k < i; ++k) {
      const FileInUse& other = written[k];
      if (!is_same(file, other)) continue;
      if (file.kind == Kind::report && other.kind == Kind::report)
        return "two reports cannot go to one file, '" + (file.path.empty() ? other : file).path + '\'';
      return file.path.empty() ? fault(other, file.kind) : fault(file, other.kind);
    }
  }
  return {};
}

}  // namespace gemlint::cli
