#include "rules/offers.hpp"

#include <algorithm>

namespace gemlint::rules {

std::span<const Text> needed_in(const Offers& offers, std::string_view holder, std::string_view message) {
  for (const std::string_view name : {holder, message}) {
    const auto found = std::find_if(offers.needed.begin(), offers.needed.end(),
                                    [&](const Needed& needed) { return needed.on == name; });
    if (found != offers.needed.end()) return found->fields;
  }
  return {};
}

const Offer* find_offer(const Offers& offers, std::string_view field, bool keys) {
  const auto found = std::find_if(offers.offers.begin(), offers.offers.end(),
                                  [&](const Offer& offer) { return offer.on == field && offer.keys == keys; });
  return found == offers.offers.end() ? nullptr : &*found;
}

std::size_t place_in_order(const Offers& offers, std::string_view message, std::string_view field) {
  const auto found =
      std::find_if(offers.order.begin(), offers.order.end(), [&](const Order& order) { return order.on == message; });
  if (found == offers.order.end()) return 0;
  const auto place = std::find(found->fields.begin(), found->fields.end(), field);
  return static_cast<std::size_t>(place - found->fields.begin());
}

}  // namespace gemlint::rules
