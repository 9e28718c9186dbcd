/// From the decoded gemlint.json to plain values.
#pragma once

#include <string_view>
#include <vector>

#include "api/view.hpp"
#include "lint/config.hpp"
#include "rules/message.hpp"

namespace gemlint::lint {

/// What is wrong with a value that the schema has nothing against.
struct ConfigComplaint {
  api::NodePath at;
  std::string_view words;  ///< name below "config" in rules/ui.json
  rules::Arguments arguments;
};

/// Takes over what could be read.
std::vector<ConfigComplaint> read_config(const api::View& view, Config& config);

}  // namespace gemlint::lint
