/// What the settings of gemlint.json do.
#pragma once

#include <string>

#include "api/schema.hpp"
#include "rules/language.hpp"

namespace gemlint::lsp {

/// What schemas/config.json says of a setting, in that language; "" when nothing.
std::string setting_description(const api::Message& message, const api::Field& field, rules::Language language);

}  // namespace gemlint::lsp
