/// The rules that need code: relations between nodes, arithmetic, string formats, numbers that depend on the model. One
/// function a file, named after its rule; rules/<id>.json says where it runs and what it says.
#pragma once

#include <span>

#include "rules/check.hpp"

namespace gemlint::checks {

/// All native checks. Each is named by exactly one rule.
std::span<const rules::NativeCheck> all();

}  // namespace gemlint::checks
