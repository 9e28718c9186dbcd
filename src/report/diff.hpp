/// A unified diff, as `patch -p0` and `git apply -p0` take it.
#pragma once

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "finding/finding.hpp"

namespace gemlint {

/// Shows the edits of one file while the file is read, part by part. Lines end at LF, as they do for patch. Keeps three
/// lines before a change, and the changes that stand so near to each other that they are shown together.
///
/// Without colour the bytes are those of the file, since a patch must have them. With colour it is for people only:
/// keys are masked, and what a terminal would obey is made visible.
class UnifiedDiff {
 public:
  UnifiedDiff(std::string_view path, bool color) : path_(path), color_(color) {}

  /// The next part of the file, whole lines but for the last one, and the edits in it (sorted, apart from each other).
  /// `offset` is where it begins in the file.
  void add(std::string_view text, std::size_t offset, const std::vector<Edit>& edits, std::string& out);

  /// After the last part.
  void end(std::string& out);

 private:
  void keep(std::string_view text, std::string& out);
  void keep_line(std::string_view line, std::string& out);
  void replace(std::string_view old_lines, std::string_view new_lines, std::string& out);
  void begin_change();
  void end_run();
  void end_hunk(std::string& out);
  void append_line(std::string& to, char mark, std::string_view line) const;
  void append_header(std::string& out);

  std::string path_;
  bool color_;
  bool has_header_ = false;
  std::size_t old_line_ = 1;  ///< number of the next line
  std::size_t new_line_ = 1;
  std::deque<std::string> context_;  ///< the last lines, where no hunk is open

  bool is_open_ = false;
  std::size_t old_begin_ = 0;      ///< of the hunk
  std::size_t new_begin_ = 0;      ///< of the hunk
  std::string body_;               ///< of the hunk, up to the last change
  std::string removed_;            ///< of the change that goes on
  std::string added_;              ///< of the change that goes on
  std::vector<std::string> tail_;  ///< lines since the last change
};

}  // namespace gemlint
