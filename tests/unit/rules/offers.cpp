#include "rules/offers.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "api/load_schemas.hpp"
#include "api/model.hpp"
#include "lint/config_schema.hpp"
#include "lsp/forms.hpp"
#include "rules/load_offers.hpp"
#include "rules/rule.hpp"

using namespace gemlint;

namespace {

/// The messages that schemas/completion.json may speak of: the API's, those round it, and gemlint.json's.
struct AllMessages {
  std::string error;
  std::optional<api::LoadedSchemas> forms = api::load_messages(lsp::forms_schema_text(), error);
  std::optional<api::LoadedSchemas> config = api::load_messages(lint::config_schema_text(), error);

  const api::Schemas* schemas_of(std::string_view message) const {
    for (const api::Schemas* schemas : {&api::bundled_schemas(), &forms->schemas, &config->schemas}) {
      if (api::find_message(*schemas, message) != nullptr) return schemas;
    }
    return nullptr;
  }

  const api::Field* field(std::string_view path) const {
    const std::string_view message = path.substr(0, path.find('.'));
    const api::Schemas* schemas = schemas_of(message);
    return schemas == nullptr ? nullptr
                              : api::find_field(*api::find_message(*schemas, message), path.substr(path.find('.') + 1));
  }

  const api::Message* message(std::string_view path) const {
    const api::Schemas* schemas = schemas_of(path.substr(0, path.find('.')));
    if (schemas == nullptr) return nullptr;
    if (path.find('.') == std::string_view::npos) return api::find_message(*schemas, path);
    const api::Field* holder = field(path);
    return holder == nullptr || holder->kind != api::Kind::message ? nullptr : &schemas->messages[holder->type];
  }
};

}  // namespace

TEST_CASE("what completion needs and offers is there") {
  const AllMessages all;
  REQUIRE(all.forms);
  REQUIRE(all.config);
  for (const rules::Needed& needed : rules::bundled_offers().needed) {
    CAPTURE(needed.on);
    const api::Message* message = all.message(needed.on);
    REQUIRE(message != nullptr);
    for (const rules::Text& field : needed.fields) {
      CAPTURE(field.name);
      const api::Field* found = api::find_field(*message, field.name);
      REQUIRE(found != nullptr);
      CHECK(found->name == field.name);
      CHECK_FALSE(found->output_only);
    }
  }
  for (const rules::Offer& offer : rules::bundled_offers().offers) {
    CAPTURE(offer.on);
    const api::Field* field = all.field(offer.on);
    REQUIRE(field != nullptr);
    CHECK((field->kind == api::Kind::map) == offer.keys);
    if (offer.rule.empty()) continue;
    const auto& set = rules::bundled_rules();
    const auto rule =
        std::find_if(set.rules.begin(), set.rules.end(), [&](const rules::Rule& one) { return one.id == offer.rule; });
    REQUIRE(rule != set.rules.end());
    if (!offer.list.empty()) CHECK_FALSE(rules::words_of(*rule, offer.list).empty());
  }
}

TEST_CASE("what orders, abilities and bodies of completion speak of is there") {
  const AllMessages all;
  const rules::Offers& offers = rules::bundled_offers();
  REQUIRE_FALSE(offers.order.empty());
  for (const rules::Order& order : offers.order) {
    CAPTURE(order.on);
    const api::Message* message = all.message(order.on);
    REQUIRE(message != nullptr);
    for (const std::string_view field : order.fields) {
      CAPTURE(field);
      CHECK(api::find_field(*message, field) != nullptr);
      CHECK(std::count(order.fields.begin(), order.fields.end(), field) == 1);
    }
  }
  CHECK(rules::place_in_order(offers, "Part", "text") == 0);
  CHECK(rules::place_in_order(offers, "Part", "functionCall") == 1);
  CHECK(rules::place_in_order(offers, "Part", "nothing") > 1);
  CHECK(rules::place_in_order(offers, "Nothing", "text") == 0);
  const auto known = api::bundled_models().ability_names;
  for (const rules::Text& ability : offers.abilities) {
    CAPTURE(ability.name);
    CHECK(all.field(ability.name) != nullptr);
    CHECK(std::binary_search(known.begin(), known.end(), ability.text));
  }
  for (const std::string_view body : offers.more_bodies) {
    CAPTURE(body);
    CHECK(api::find_message(api::bundled_schemas(), body) != nullptr);
  }
  std::vector<std::string_view> methods;
  for (const api::Route& route : api::bundled_schemas().routes)
    methods.push_back(route.id.substr(route.id.rfind('.') + 1));
  for (const rules::Offer& offer : offers.offers) {
    CAPTURE(offer.on);
    const api::Message* owner = all.message(offer.on.substr(0, offer.on.find('.')));
    REQUIRE(owner != nullptr);
    if (!offer.sibling.empty()) CHECK(api::find_field(*owner, offer.sibling) != nullptr);
    if (offer.source != rules::OfferSource::urls && offer.source != rules::OfferSource::methods) continue;
    for (const auto& list : {offer.first, offer.last}) {
      for (const std::string_view method : list)
        CHECK(std::find(methods.begin(), methods.end(), method) != methods.end());
    }
  }
  for (const rules::Offer& offer : offers.offers) {
    CAPTURE(offer.method);
    if (offer.method.empty()) continue;
    const auto& models = api::bundled_models().models;
    CHECK(std::any_of(models.begin(), models.end(), [&](const api::Model& model) {
      return std::find(model.methods.begin(), model.methods.end(), offer.method) != model.methods.end();
    }));
  }
}

TEST_CASE("a file of offers with a mistake is refused") {
  const auto error_of = [](const std::string& text) {
    std::string error;
    CHECK_FALSE(rules::load_offers({"completion.json", text}, error));
    return error;
  };
  const std::string sources = R"(, "sources": [{"url": "u", "date": "d"}]})";
  CHECK(error_of("[]") == "completion.json: not a JSON object");
  CHECK(error_of(R"({"needed": {}, "offers": []})") == "completion.json: needs a list \"sources\"");
  CHECK(error_of(R"({"needed": {}, "offers": [{"on": []}])" + sources) == "completion.json: an offer is on no field");
  CHECK(error_of(R"({"needed": {}, "offers": [{"on": ["A.b"], "from": "x"}])" + sources) ==
        "completion.json: nothing comes from \"x\"");
  CHECK(error_of(R"({"needed": {"A": {"b": 1}}, "offers": [])" + sources) ==
        "completion.json: a needed value is no string");
  CHECK(error_of(R"({"needed": {}, "offers": [{"on": ["A.b"], "wrds": []}])" + sources) ==
        "completion.json: offers: unknown key \"wrds\"");
  CHECK(error_of(R"({"needed": {}, "order": [], "offers": [])" + sources) == "completion.json: \"order\" is no object");
  CHECK(error_of(R"({"needed": {}, "offers": [{"on": ["A.b"], "sibling": {"c": "d", "e": "f"}}])" + sources) ==
        "completion.json: an offer depends on several siblings");
}
