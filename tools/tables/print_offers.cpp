#include "print_offers.hpp"

#include <sstream>
#include <string>

#include "literal.hpp"

namespace gemlint::tables {
namespace {

/// Prints lists of strings as constants of their own and names them.
class Lists {
 public:
  explicit Lists(std::ostream& out) : out_(out) {}

  std::string name(std::span<const std::string_view> words) {
    if (words.empty()) return "{}";
    std::string made = "offered_words_" + std::to_string(++count_);
    out_ << "constexpr std::string_view " << made << "[] = {";
    for (const std::string_view word : words) out_ << quoted(word) << ", ";
    out_ << "};\n";
    return made;
  }

  std::string name(std::span<const rules::Text> texts) {
    if (texts.empty()) return "{}";
    std::string made = "offered_texts_" + std::to_string(++count_);
    out_ << "constexpr rules::Text " << made << "[] = {";
    for (const rules::Text& text : texts) out_ << '{' << quoted(text.name) << ", " << quoted(text.text) << "}, ";
    out_ << "};\n";
    return made;
  }

 private:
  std::ostream& out_;
  int count_ = 0;
};

}  // namespace

void print_offers(std::ostream& out, const rules::Offers& offers) {
  Lists lists(out);
  std::ostringstream needed;
  for (const rules::Needed& entry : offers.needed)
    needed << "  {" << quoted(entry.on) << ", " << lists.name(entry.fields) << "},\n";
  std::ostringstream order;
  for (const rules::Order& entry : offers.order)
    order << "  {" << quoted(entry.on) << ", " << lists.name(entry.fields) << "},\n";
  std::ostringstream list;
  for (const rules::Offer& offer : offers.offers) {
    list << "  {" << quoted(offer.on) << ", " << offer.keys << ", " << quoted(offer.rule) << ", " << quoted(offer.list)
         << ", " << offer.leave_out << ", " << lists.name(offer.words) << ", static_cast<rules::OfferFacts>("
         << static_cast<int>(offer.facts) << "), static_cast<rules::OfferSource>(" << static_cast<int>(offer.source)
         << "), " << quoted(offer.before) << ", " << lists.name(offer.first) << ", " << lists.name(offer.last) << ", "
         << quoted(offer.method) << ", " << quoted(offer.sibling) << ", " << quoted(offer.sibling_value) << "},\n";
  }
  const std::string abilities = lists.name(offers.abilities);
  const std::string more_bodies = lists.name(offers.more_bodies);
  const std::string common = lists.name(offers.common);
  out << "constexpr rules::Needed needed_fields[] = {\n" << needed.str() << "};\n";
  out << "constexpr rules::Order field_orders[] = {\n" << order.str() << "};\n";
  out << "constexpr rules::Offer offer_list[] = {\n" << list.str() << "};\n";
  out << "constexpr rules::Offers offers = {needed_fields, offer_list, field_orders, " << abilities << ", "
      << more_bodies << ", " << common << "};\n";
}

}  // namespace gemlint::tables
