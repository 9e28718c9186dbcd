#pragma once

#include <ostream>

#include "api/schema.hpp"

namespace gemlint::tables {

/// Prints a header with a constant for each field and enum value, so that a native check that uses a name which the
/// schemas lost does not compile.
void print_names(std::ostream& out, const api::Schemas& schemas);

}  // namespace gemlint::tables
