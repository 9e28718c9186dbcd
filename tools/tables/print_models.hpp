// The tables of the models.
#pragma once

#include <ostream>

#include "api/model.hpp"

namespace gemlint::tables {

/// Prints `models` as constants, the last of which is the Models `models`.
void print_models(std::ostream& out, const api::Models& models);

}  // namespace gemlint::tables
