/// Writes a file anew and puts it in the place of the old one, all of it or nothing.
///
/// The new file is written beside the old one under a hidden name, brought to the disk, and renamed. Whoever reads the
/// file meanwhile, and whatever breaks meanwhile, there is always the old file or the new one.
#pragma once

#include <sys/stat.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "cli/edited_copy.hpp"
#include "cli/unfinished_file.hpp"

namespace gemlint::cli {

class FileReplacement {
 public:
  FileReplacement() = default;
  /// Leaves the old file and takes the unfinished one away, unless commit() went well.
  ~FileReplacement();
  FileReplacement(const FileReplacement&) = delete;
  FileReplacement& operator=(const FileReplacement&) = delete;

  /// Opens the file that is to be replaced; of a symbolic link that is the file that it leads to. Returns what is wrong
  /// ("path: what is wrong"), or "".
  std::string open(const std::string& path);

  /// Writes `text` in place of the bytes from `begin` to `end`; edits come in their order. The new file is made at the
  /// first one.
  std::string edit(std::uint64_t begin, std::uint64_t end, std::string_view text);

  /// Puts the new file in the place of the old one, with its permissions and, as far as allowed, its owner. When there
  /// was no edit nothing is done. A file that was changed since it was opened is left alone, and that is an error.
  std::string commit();

 private:
  std::string make_new_file();
  bool take_over_permissions();
  std::string fault(const std::string& what) const { return path_ + ": " + what + "; it was left as it is"; }
  /// fault() for what a system call says.
  std::string system_fault() const;
  /// The same for copying, which fails too when the old file has become shorter.
  std::string copy_fault() const;
  bool was_changed() const;

  std::string path_;    ///< as the user named it
  std::string target_;  ///< the file itself, without links on the way
  std::string folder_;
  UnfinishedFile unfinished_;
  int old_file_ = -1;
  int new_file_ = -1;
  struct stat facts_ = {};
  std::optional<EditedCopy> copy_;
};

}  // namespace gemlint::cli
