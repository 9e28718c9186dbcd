// The tables of what editors offer.
#pragma once

#include <ostream>

#include "rules/offers.hpp"

namespace gemlint::tables {

/// Prints `offers` as constants, the last of which is the Offers `offers`.
void print_offers(std::ostream& out, const rules::Offers& offers);

}  // namespace gemlint::tables
