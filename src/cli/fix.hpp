/// Fixes files before they are linted: writes them anew, writes fixed copies for a dry run, or shows the difference.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "cli/fix_mode.hpp"
#include "cli/fix_report.hpp"
#include "cli/scratch_files.hpp"
#include "lint/apply_fixes.hpp"
#include "lint/options.hpp"

namespace gemlint::cli {

class FileFixer {
 public:
  /// `color` is for a diff. With `reports` the details of what was fixed are kept.
  FileFixer(FixMode mode, bool color, bool reports) : mode_(mode), color_(color), reports_(reports) {}

  /// Fixes a file, "-" for standard input; findings call it `name`. What goes wrong is said on standard error.
  void fix(const std::string& file, const std::string& name, const lint::Options& options,
           const lint::FixWishes& wishes, unsigned jobs);

  /// The files to be linted, one for each that was given: in a dry run, and for standard input, fixed copies that last
  /// as long as this.
  const std::vector<std::string>& files() const { return files_; }

  /// Fixes that were applied, or would be.
  std::size_t fixed() const { return fixed_; }

  /// Some file could not be read or written.
  bool has_failed() const { return has_failed_; }

  FixReport& report() { return report_; }

 private:
  void fix_standard_input(const std::string& name, const lint::Options& options, const lint::FixWishes& wishes,
                          unsigned jobs);
  std::string fix_in_place(const std::string& file, const std::string& name, const lint::Options& options,
                           const lint::FixWishes& wishes, unsigned jobs);
  std::string fix_in_copy(const std::string& file, const std::string& name, const lint::Options& options,
                          const lint::FixWishes& wishes, unsigned jobs);
  std::string show_difference(const std::string& file, const std::string& name, const lint::Options& options,
                              const lint::FixWishes& wishes, unsigned jobs);
  std::string note(const lint::Fixed& fixed);
  void end_file(const std::string& name, const std::string& wrong);

  FixMode mode_;
  bool color_;
  bool reports_;
  std::vector<std::string> files_;
  std::size_t fixed_ = 0;
  std::size_t fixed_of_file_ = 0;
  bool has_failed_ = false;
  ScratchFiles scratch_;
  FixReport report_;
};

}  // namespace gemlint::cli
