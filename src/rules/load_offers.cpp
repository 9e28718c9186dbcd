#include "rules/load_offers.hpp"

#include <array>
#include <utility>

#include "json/members.hpp"

namespace gemlint::rules {
namespace {

using json::Value;

constexpr std::array<std::pair<std::string_view, OfferSource>, 6> source_names = {{
    {"", OfferSource::words},
    {"models", OfferSource::models},
    {"urls", OfferSource::urls},
    {"methods", OfferSource::methods},
    {"rules", OfferSource::rules},
    {"rulesAndCategories", OfferSource::rules_and_categories},
}};

constexpr std::array<std::pair<std::string_view, OfferFacts>, 6> fact_names = {{
    {"", OfferFacts::none},
    {"outputModalities", OfferFacts::output_modalities},
    {"thinkingLevels", OfferFacts::thinking_levels},
    {"aspectRatios", OfferFacts::aspect_ratios},
    {"imageSizes", OfferFacts::image_sizes},
    {"taskTypes", OfferFacts::task_types},
}};

template <typename Names, typename Kind>
bool take(const Names& names, std::string_view word, Kind& kind) {
  for (const auto& [name, value] : names) {
    if (name != word) continue;
    kind = value;
    return true;
  }
  return false;
}

bool is_true(const Value& object, std::string_view name) {
  const Value* value = json::member(object, name);
  return value != nullptr && value->IsTrue();
}

bool load_needed(FileReader& reader, const Value& root, LoadedOffers& out) {
  const Value* needed = json::member(root, "needed");
  if (needed == nullptr || !needed->IsObject()) return reader.fail("has no object \"needed\"");
  for (const auto& entry : needed->GetObject()) {
    if (!entry.value.IsObject()) return reader.fail("\"needed\" holds something that is no object");
    std::vector<Text>& fields = out.memory.texts.emplace_back();
    for (const auto& field : entry.value.GetObject()) {
      if (!field.value.IsString() && !field.value.IsNull()) return reader.fail("a needed value is no string");
      fields.push_back({reader.keep(text_of(field.name)),
                        field.value.IsString() ? reader.keep(text_of(field.value)) : std::string_view()});
    }
    out.needed.push_back({reader.keep(text_of(entry.name)), fields});
  }
  return true;
}

bool load_order(FileReader& reader, const Value& root, LoadedOffers& out) {
  const Value* order = json::member(root, "order");
  if (order == nullptr) return true;
  if (!order->IsObject()) return reader.fail("\"order\" is no object");
  for (const auto& entry : order->GetObject()) {
    const std::string_view on = reader.keep(text_of(entry.name));
    std::span<const std::string_view> fields;
    if (!reader.list_in(*order, on.data(), fields)) return false;
    out.order.push_back({on, fields});
  }
  return true;
}

bool load_offer(FileReader& reader, const Value& entry, LoadedOffers& out) {
  constexpr std::string_view where = "offers: ";
  if (!entry.IsObject()) return reader.fail("an offer is not an object");
  if (!reader.only(entry,
                   {"on", "keys", "rule", "list", "leaveOut", "words", "facts", "from", "before", "first", "last",
                    "method", "sibling"},
                   where))
    return false;
  Offer offer;
  std::span<const std::string_view> fields;
  std::span<const Text> sibling;
  std::string_view facts;
  std::string_view from;
  if (!reader.list_in(entry, "on", fields) || !reader.string_in(entry, "rule", offer.rule, false) ||
      !reader.string_in(entry, "list", offer.list, false) || !reader.list_in(entry, "words", offer.words) ||
      !reader.string_in(entry, "facts", facts, false) || !reader.string_in(entry, "from", from, false) ||
      !reader.string_in(entry, "before", offer.before, false) || !reader.list_in(entry, "first", offer.first) ||
      !reader.list_in(entry, "last", offer.last) || !reader.string_in(entry, "method", offer.method, false) ||
      !reader.texts_in(entry, "sibling", sibling)) {
    return false;
  }
  if (fields.empty()) return reader.fail("an offer is on no field");
  if (!take(fact_names, facts, offer.facts)) return reader.fail("no facts are called \"" + std::string(facts) + '"');
  if (!take(source_names, from, offer.source)) return reader.fail("nothing comes from \"" + std::string(from) + '"');
  if (sibling.size() > 1) return reader.fail("an offer depends on several siblings");
  if (!sibling.empty()) {
    offer.sibling = sibling.front().name;
    offer.sibling_value = sibling.front().text;
  }
  offer.keys = is_true(entry, "keys");
  offer.leave_out = is_true(entry, "leaveOut");
  for (const std::string_view field : fields) {
    offer.on = field;
    out.list.push_back(offer);
  }
  return true;
}

}  // namespace

std::optional<LoadedOffers> load_offers(const RuleFile& file, std::string& error) {
  std::optional<LoadedOffers> loaded(std::in_place);
  FileReader reader(loaded->memory, error);
  const Value* root = reader.open(file);
  std::span<const Source> sources;
  if (root == nullptr ||
      !reader.only(*root, {"about", "needed", "order", "abilities", "moreBodies", "common", "offers", "sources"}, "") ||
      !reader.sources_in(*root, sources) || !load_needed(reader, *root, *loaded) ||
      !load_order(reader, *root, *loaded) || !reader.texts_in(*root, "abilities", loaded->offers.abilities) ||
      !reader.list_in(*root, "moreBodies", loaded->offers.more_bodies) ||
      !reader.list_in(*root, "common", loaded->offers.common)) {
    return std::nullopt;
  }
  const Value* offers = json::member(*root, "offers");
  if (offers == nullptr || !offers->IsArray()) {
    reader.fail("has no list \"offers\"");
    return std::nullopt;
  }
  for (const Value& offer : offers->GetArray()) {
    if (!load_offer(reader, offer, *loaded)) return std::nullopt;
  }
  loaded->offers.needed = loaded->needed;
  loaded->offers.offers = loaded->list;
  loaded->offers.order = loaded->order;
  return loaded;
}

}  // namespace gemlint::rules
