/// What is wrong with the lines of a batch file as lines: keys that stand twice, lines without a request.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "finding/finding.hpp"
#include "lint/locator.hpp"
#include "lint/options.hpp"
#include "lint/requests.hpp"
#include "text/digest_table.hpp"

namespace gemlint::lint {

/// Follows the lines of one file.
class BatchLines {
 public:
  /// A line with a batch request. Appends a finding when its key stood in an earlier line.
  void add(const Options& options, const DocumentText& document, const Request& request,
           std::unique_ptr<Locator>& locator, std::vector<Finding>& findings);

  /// A line that holds an object, but no request.
  void add_other(const DocumentText& document);

  /// At the end of the file: a finding for each line without a request, if it is a batch file. Returns how many.
  std::size_t finish(const Options& options, std::vector<Finding>& findings);

 private:
  DigestTable keys_;
  std::size_t requests_ = 0;
  std::size_t others_ = 0;
  std::vector<DocumentText> kept_;  ///< the first of the others
};

}  // namespace gemlint::lint
