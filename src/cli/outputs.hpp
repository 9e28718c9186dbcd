/// The reports that a run writes: each in its format, to its file or to standard output.
#pragma once

#include <cstddef>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "cli/options.hpp"
#include "cli/output_file.hpp"
#include "cli/written_files.hpp"
#include "report/reporter.hpp"

namespace gemlint::cli {

/// One report that the user asked for.
struct OutputWish {
  std::string format;
  std::string file;  ///< empty = standard output
};

/// What --format and --output-file come to. Returns what is wrong with them, in words, or "".
std::string read_wishes(const CommandLine& line, std::vector<OutputWish>& wishes);

/// The files of the reports, for wrong_to_write().
std::vector<FileInUse> files_of(const std::vector<OutputWish>& wishes);

/// Takes the files that reports are to be written to out of `files`, so that a report which is renewed in a folder is
/// not read as input.
void leave_out(const std::vector<OutputWish>& wishes, std::vector<std::string>& files);

/// Hands findings to all reports, and what the reports make of them to their files.
class Outputs {
 public:
  /// Opens the files and begins the reports. `settings` are those of standard output. Returns what is wrong, or "".
  std::string open(const std::vector<OutputWish>& wishes, const ReportSettings& settings, bool color_in_files);

  /// A finding that the user suppressed goes only where such findings are wanted.
  void add(const Finding& finding);
  void end_file(std::string_view path);
  void add_problem(std::string_view problem);

  /// What was fixed, in pieces: see Reporter::begin_fixed().
  void begin_fixed();
  void add_fixed(std::string_view piece);

  /// Ends the reports and puts the files in their places. Returns what could not be written, in words.
  std::vector<std::string> end(const Summary& summary);

  /// Says which reports do not hold everything.
  std::vector<std::string> incomplete(const ReportWords& words) const;

 private:
  struct Output {
    std::string format;
    std::unique_ptr<Reporter> reporter;
    OutputFile file;
    std::string text;  ///< not written yet
  };

  static void flush_much(Output& output);

  std::deque<Output> outputs_;  ///< which stay where they are
};

}  // namespace gemlint::cli
