/// Where the key of a batch line stands.
#pragma once

#include <optional>
#include <string>

#include "api/violation.hpp"
#include "finding/finding.hpp"
#include "lint/locator.hpp"

namespace gemlint::lint {

struct KeyPlace {
  std::string key;  ///< masked where it is a secret
  std::string pointer;
  Range range;  ///< of the value, with its quotes
};

/// The place of the key of the batch line that `path` leads to in a document. The line has a key that is a string. As
/// the first or last member of a line it is found without reading the line.
KeyPlace key_place(const DocumentText& line, const api::NodePath& path);

}  // namespace gemlint::lint
