/// The core as a function: text in, findings out. No disk, no streams, no globals.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

#include "finding/finding.hpp"
#include "json/accept.hpp"
#include "lint/body_reader.hpp"
#include "lint/file_report.hpp"
#include "lint/line_blocks.hpp"
#include "lint/locator.hpp"
#include "lint/options.hpp"
#include "lint/requests.hpp"

namespace gemlint::lint {

/// Lints one file after the other, with memory that is reused. One for each thread.
class Linter {
 public:
  explicit Linter(const Options& options);

  /// Lints a whole file. `path` is its name as the user gave it: it stands in the findings, and its ending tells JSONL.
  FileReport lint(std::string_view path, std::string_view text);

  /// Lints a block of a JSONL file. What it says has to be completed by the LineFile of that file.
  BlockReport lint_block(std::string_view path, const LineBlock& block);

  /// A line that is over Options::max_request and was not read: what is to be said in its place. `line` is where it
  /// begins.
  FileReport too_large_line(std::string_view path, std::size_t size, std::size_t offset, std::size_t line);

  /// A file that is over Options::max_request and was not read: the finding that says so.
  FileReport too_large(std::string_view path, std::size_t size);

 private:
  struct State;  ///< of the file being linted

  bool lint_document(const DocumentText& document, bool jsonl, State& state);
  void lint_request(const DocumentText& document, const Request& request, std::unique_ptr<Locator>& locator,
                    State& state);
  void lint_body_text(const DocumentText& document, const Request& outer, std::unique_ptr<Locator>& locator,
                      State& state);
  void report_url(const DocumentText& document, const Request& request, std::unique_ptr<Locator>& locator,
                  State& state);
  void report_syntax(const Recognised& found, Locator& locator, std::size_t first_request, State& state);

  const Options& options_;
  json::AcceptReader reader_;
  json::AcceptReader inner_reader_;  ///< for bodies that are strings holding JSON
  BodyReader body_reader_;
};

}  // namespace gemlint::lint
