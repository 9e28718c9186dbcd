/// Reads schemas/completion.json into the structs of offers.hpp, for the build's tables.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rules/file_reader.hpp"
#include "rules/offers.hpp"

namespace gemlint::rules {

/// Offers and the memory that they point into. Stays valid when moved.
struct LoadedOffers {
  Offers offers;

  TextMemory memory;
  std::vector<Needed> needed;
  std::vector<Offer> list;
  std::vector<Order> order;
};

/// Unknown keys, missing ones and wrong types are errors: then nothing is returned, and `error` says what.
std::optional<LoadedOffers> load_offers(const RuleFile& file, std::string& error);

}  // namespace gemlint::rules
