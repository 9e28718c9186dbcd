/// What was fixed, for JSON reports and JSON lines.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "cli/spool.hpp"
#include "lint/fix_texts.hpp"

namespace gemlint::cli {

class FixReport {
 public:
  /// What was fixed in a part of a file.
  bool add(const lint::Fixed& fixed);

  /// After the last part: the file is called so. Nothing is said of a file in which nothing was fixed.
  bool end_file(std::string_view path);

  /// In place of end_file(), when nothing came of it.
  void drop_file();

  /// The entries, each a line, as Reporter::add_fixed() takes them.
  Spool& entries() { return entries_; }

 private:
  void begin_file();

  Spool entries_;
  Spool applied_;  ///< of the file
  Spool edits_;    ///< of the file
  std::size_t rounds_ = 0;
  bool stable_ = true;
  bool has_applied_ = false;
  bool has_edits_ = false;
};

}  // namespace gemlint::cli
