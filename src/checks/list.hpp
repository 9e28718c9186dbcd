/// What each native check's file defines. Only the files of this folder include it.
#pragma once

#include "rules/check.hpp"

namespace gemlint::checks {

void duplicate_function_declaration(const rules::Call& call);

}  // namespace gemlint::checks
