/// Keeps the files that a run writes apart from each other and from those that it needs.
#pragma once

#include <string>
#include <vector>

namespace gemlint::cli {

/// A file that the run reads or writes, as the user names it.
struct FileInUse {
  enum class Kind { input, configuration, baseline, report, shard_file };
  Kind kind = Kind::input;
  std::string path;  ///< of input "-" is standard input, of a report "" standard output
};

/// Why one of `written` must not be written: it has the name of a configuration or a baseline without being one, is
/// among `kept`, or is another one of `written`. In words, or "".
std::string wrong_to_write(const std::vector<FileInUse>& written, const std::vector<FileInUse>& kept);

}  // namespace gemlint::cli
