/// The schema of gemlint.json.
#pragma once

#include <string_view>

namespace gemlint::lint {

/// The message in it that the file is.
inline constexpr std::string_view config_root = "Configuration";

/// schemas/config.json, as text.
std::string_view config_schema_text();

}  // namespace gemlint::lint
