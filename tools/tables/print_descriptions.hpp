// The tables of the descriptions, in each language.
#pragma once

#include <ostream>
#include <string_view>

#include "rules/descriptions.hpp"

namespace gemlint::tables {

/// Prints `descriptions` as constants, the last of which is the Descriptions `descriptions_<language>`. They are about
/// the Schemas `schemas`, printed before.
void print_descriptions(std::ostream& out, const rules::Descriptions& descriptions, std::string_view language);

}  // namespace gemlint::tables
