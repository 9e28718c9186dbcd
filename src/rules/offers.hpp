/// What an editor offers someone who writes a request, beyond what the schemas say (schemas/completion.json).
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "rules/text.hpp"

namespace gemlint::rules {

/// The fields that someone who begins a message writes next.
struct Needed {
  std::string_view on;           ///< a message, or the field that holds it: "FunctionDeclaration.parameters"
  std::span<const Text> fields;  ///< in the order to write them; the text is the value to begin with, "" = none
};

/// The fields of a message that requests have most often, the most frequent first. Others come in the alphabet's order.
struct Order {
  std::string_view on;
  std::span<const std::string_view> fields;
};

/// Where offered values come from, beside a rule's list and the offer's own words.
enum class OfferSource : std::uint8_t {
  words,                 ///< nowhere else
  models,                ///< codes of models
  urls,                  ///< addresses of the API: models, and methods of routes behind them
  methods,               ///< methods that take a body
  rules,                 ///< ids of rules
  rules_and_categories,  ///< what severities are set by
};

/// The facts of a model that say which values it takes.
enum class OfferFacts : std::uint8_t {
  none,
  output_modalities,
  thinking_levels,
  aspect_ratios,
  image_sizes,
  task_types,
};

/// The values, or with `keys` the names of the entries, of one field.
struct Offer {
  std::string_view on;    ///< "Content.role"
  bool keys = false;      ///< the field is a map
  std::string_view rule;  ///< a rule that knows the values: in `list`, or without one in its condition
  std::string_view list;
  bool leave_out = false;  ///< the rule's list are values that are not to be offered
  std::span<const std::string_view> words;
  OfferFacts facts = OfferFacts::none;
  OfferSource source = OfferSource::words;
  std::string_view before;                  ///< stands before each value: "models/"
  std::span<const std::string_view> first;  ///< values that come before the others, in this order
  std::span<const std::string_view> last;   ///< values that nobody should choose any more
  std::string_view method;                  ///< of models: those that have this method
  std::string_view sibling;                 ///< holds only where this other field of the message is …
  std::string_view sibling_value;           ///< … this, or nothing yet
};

struct Offers {
  std::span<const Needed> needed;
  std::span<const Offer> offers;
  std::span<const Order> order;
  std::span<const Text> abilities;                ///< by field, the ability without which a model has no use for it
  std::span<const std::string_view> more_bodies;  ///< types of bodies that are seldom begun: behind the others
  std::span<const std::string_view> common;       ///< names that other JSON has as well: no sign of a request
};

/// The bundled offers, as constant tables.
const Offers& bundled_offers();

/// The fields that are needed in a message that a field holds ("FunctionDeclaration.parameters"), or else in that
/// message wherever it stands; none when nothing is said of it.
std::span<const Text> needed_in(const Offers& offers, std::string_view holder, std::string_view message);

/// The first offer for the values, or the keys, of a field ("Content.role"); null when there is none.
const Offer* find_offer(const Offers& offers, std::string_view field, bool keys);

/// The place of a field among those of its message, by how often requests have it; the number of those that have a
/// place for any other.
std::size_t place_in_order(const Offers& offers, std::string_view message, std::string_view field);

}  // namespace gemlint::rules
