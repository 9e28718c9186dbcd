#include "print_offers.hpp"

#include <sstream>
#include <string>

#include "literal.hpp"

namespace gemlint::tables {

void print_offers(std::ostream& out, const rules::Offers& offers) {
  std::ostringstream needed;
  int count = 0;
  for (const rules::Needed& entry : offers.needed) {
    const std::string name = "needed_fields_" + std::to_string(++count);
    out << "constexpr rules::Text " << name << "[] = {";
    for (const rules::Text& field : entry.fields)
      out << '{' << quoted(field.name) << ", " << quoted(field.text) << "}, ";
    out << "};\n";
    needed << "  {" << quoted(entry.on) << ", " << name << "},\n";
  }
  std::ostringstream list;
  count = 0;
  for (const rules::Offer& offer : offers.offers) {
    std::string words = "{}";
    if (!offer.words.empty()) {
      words = "offered_words_" + std::to_string(++count);
      out << "constexpr std::string_view " << words << "[] = {";
      for (const std::string_view word : offer.words) out << quoted(word) << ", ";
      out << "};\n";
    }
    list << "  {" << quoted(offer.on) << ", " << offer.keys << ", " << quoted(offer.rule) << ", " << quoted(offer.list)
         << ", " << offer.leave_out << ", " << words << ", static_cast<rules::OfferFacts>("
         << static_cast<int>(offer.facts) << "), static_cast<rules::OfferSource>(" << static_cast<int>(offer.source)
         << "), " << quoted(offer.before) << "},\n";
  }
  out << "constexpr rules::Needed needed_fields[] = {\n" << needed.str() << "};\n";
  out << "constexpr rules::Offer offer_list[] = {\n" << list.str() << "};\n";
  out << "constexpr rules::Offers offers = {needed_fields, offer_list};\n";
}

}  // namespace gemlint::tables
