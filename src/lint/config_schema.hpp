/// The schema of gemlint.json.
#pragma once

#include <string_view>

namespace gemlint::lint {

/// schemas/config.json, as text.
std::string_view config_schema_text();

}  // namespace gemlint::lint
