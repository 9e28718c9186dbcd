/// The core as a function: text in, findings out. No disk, no streams, no globals.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

#include "finding/finding.hpp"
#include "json/accept.hpp"
#include "lint/body_reader.hpp"
#include "lint/locator.hpp"
#include "lint/options.hpp"
#include "lint/requests.hpp"

namespace gemlint::lint {

/// What a file held.
struct FileReport {
  std::vector<Finding> findings;  ///< in the order of the file
  std::size_t requests = 0;
  std::size_t with_findings = 0;  ///< requests that have some
  std::size_t without_model = 0;  ///< requests whose model is not known
  std::size_t not_requests = 0;  ///< JSON objects that are none of ours; 1 for a file that holds no request and no JSON
  std::size_t not_covered = 0;   ///< requests to routes that are left alone
};

/// Lints one file after the other, with memory that is reused. One for each thread.
class Linter {
 public:
  explicit Linter(const Options& options);

  /// Lints a whole file. `path` is its name as the user gave it: it stands in the findings, and its ending tells JSONL.
  FileReport lint(std::string_view path, std::string_view text);

  /// A file that is over Options::max_request and was not read: the finding that says so.
  FileReport too_large(std::string_view path, std::size_t size);

 private:
  struct State;  ///< of the file being linted

  bool lint_document(const DocumentText& document, bool jsonl, State& state);
  void lint_lines(std::string_view text, State& state);
  void lint_request(const DocumentText& document, const Request& request, std::unique_ptr<Locator>& locator,
                    State& state);
  void lint_body_text(const DocumentText& document, const Request& outer, std::unique_ptr<Locator>& locator,
                      State& state);
  /// Takes out what the user does not want to hear, and counts the requests with findings.
  void apply_selection(FileReport& report) const;
  void report_url(const DocumentText& document, const Request& request, std::unique_ptr<Locator>& locator,
                  State& state);
  void report_syntax(const Recognised& found, Locator& locator, std::size_t first_request, State& state);

  const Options& options_;
  json::AcceptReader reader_;
  json::AcceptReader inner_reader_;  ///< for bodies that are strings holding JSON
  BodyReader body_reader_;
};

}  // namespace gemlint::lint
