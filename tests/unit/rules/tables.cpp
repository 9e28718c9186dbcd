// The tables made at build time equal what the loaders read from schemas/ and rules/ now.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <tuple>

#include "api/load_schemas.hpp"
#include "api/schema.hpp"
#include "rules/load_rules.hpp"
#include "rules/rule.hpp"
#include "source_files.hpp"

using namespace gemlint;
using rules::test::source_folder;
using rules::test::text_of;

namespace {

auto members(const api::Field& field) {
  return std::tie(field.name, field.proto_name, field.kind, field.value_kind, field.repeated, field.presence,
                  field.tier, field.oneof, field.type, field.entry);
}

auto members(const api::NameSlot& slot) { return std::tie(slot.name, slot.field); }

auto members(const api::EnumValue& value) { return std::tie(value.name, value.number); }

auto members(const rules::Emission& emission) {
  return std::tie(emission.name, emission.severity, emission.message, emission.server, emission.server_each);
}

auto members(const rules::Text& text) { return std::tie(text.name, text.text); }

auto members(const rules::Source& source) { return std::tie(source.url, source.date); }

auto members(const rules::ForeignName& name) {
  return std::tie(name.message, name.name, name.use, name.hint, name.remedy, name.of, name.with, name.safe);
}

auto members(const rules::ForeignShape& shape) { return std::tie(shape.message, shape.use, shape.with); }

auto members(const rules::ForeignValue& value) {
  return std::tie(value.on, value.of, value.use, value.with, value.safe);
}

const std::string_view& members(const std::string_view& text) { return text; }

template <typename Span>
bool same(const Span& left, const Span& right) {
  return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                    [](const auto& a, const auto& b) { return members(a) == members(b); });
}

auto lists_of(const api::Recognition& recognition) {
  return std::array{
      recognition.signs,           recognition.turns,      recognition.turn_members,     recognition.content,
      recognition.content_members, recognition.lists,      recognition.instances,        recognition.foreign,
      recognition.foreign_models,  recognition.own_models, recognition.model_characters, recognition.requests,
      recognition.batch_requests};
}

/// How many of the names of a condition, and of its parts, the build found in the schemas. Each must lead to itself.
std::size_t places_in(const rules::Condition& condition) {
  std::size_t count = 0;
  for (const api::FieldName& name : condition.names) {
    if (name.message == api::no_index) continue;
    ++count;
    const api::Message& message = api::bundled_schemas().messages[name.message];
    CHECK(api::find_field(message, name) == api::find_field(message, name.text));
  }
  for (const rules::Condition& part : condition.all_parts()) count += places_in(part);
  return count;
}

/// True when two conditions say the same.
bool same_condition(const rules::Condition& left, const rules::Condition& right) {
  const auto same_name = [](const api::FieldName& a, const api::FieldName& b) { return a.text == b.text; };
  const auto same_literal = [](const rules::Literal& a, const rules::Literal& b) {
    return std::tie(a.kind, a.text, a.number) == std::tie(b.kind, b.text, b.number);
  };
  return left.keyword == right.keyword && left.number == right.number &&
         std::ranges::equal(left.names, right.names, same_name) &&
         std::ranges::equal(left.literals, right.literals, same_literal) &&
         std::ranges::equal(left.all_parts(), right.all_parts(), same_condition);
}

}  // namespace

TEST_CASE("schemas") {
  const std::string messages = text_of(source_folder() / "schemas/api/v1beta.json");
  const std::string methods = text_of(source_folder() / "schemas/methods.json");
  const std::string recognise = text_of(source_folder() / "schemas/recognise.json");
  std::string error;
  const auto loaded = api::load_schemas({messages, methods, recognise}, error);
  REQUIRE_MESSAGE(loaded.has_value(), error);
  const api::Schemas& read = loaded->schemas;
  const api::Schemas& built = api::bundled_schemas();

  CHECK(built.package == read.package);
  CHECK(built.knowledge == read.knowledge);
  CHECK(same(built.hosts, read.hosts));

  REQUIRE(built.messages.size() == read.messages.size());
  for (std::size_t i = 0; i < built.messages.size(); ++i) {
    const api::Message& left = built.messages[i];
    const api::Message& right = read.messages[i];
    CAPTURE(right.name);
    CHECK(left.name == right.name);
    CHECK(left.id == i);
    CHECK(right.id == api::no_index);
    CHECK(left.type_name == right.type_name);
    CHECK(same(left.fields, right.fields));
    CHECK(same(left.oneofs, right.oneofs));
    CHECK(same(left.names, right.names));
  }

  REQUIRE(built.enums.size() == read.enums.size());
  for (std::size_t i = 0; i < built.enums.size(); ++i) {
    CAPTURE(read.enums[i].type_name);
    CHECK(built.enums[i].type_name == read.enums[i].type_name);
    CHECK(built.enums[i].numbers_known == read.enums[i].numbers_known);
    CHECK(same(built.enums[i].values, read.enums[i].values));
  }

  REQUIRE(built.routes.size() == read.routes.size());
  for (std::size_t i = 0; i < built.routes.size(); ++i) {
    const api::Route& left = built.routes[i];
    const api::Route& right = read.routes[i];
    CAPTURE(right.id);
    CHECK(std::tie(left.id, left.http, left.root, left.path, left.in_v1, left.in_v1beta, left.coverage, left.tier,
                   left.request, left.prefix) == std::tie(right.id, right.http, right.root, right.path, right.in_v1,
                                                          right.in_v1beta, right.coverage, right.tier, right.request,
                                                          right.prefix));
    CHECK(same(left.bound_presence, right.bound_presence));
  }

  const auto left = lists_of(built.recognition);
  const auto right = lists_of(read.recognition);
  for (std::size_t i = 0; i < left.size(); ++i)
    CHECK_MESSAGE(same(left[i], right[i]), "list " << i << " of recognise.json");
}

TEST_CASE("rules") {
  std::string error;
  const auto loaded = rules::load_rules(rules::test::rule_files(), rules::test::shared_files(), error);
  REQUIRE_MESSAGE(loaded.has_value(), error);
  const rules::RuleSet& read = loaded->set;
  const rules::RuleSet& built = rules::bundled_rules();

  REQUIRE(built.rules.size() == read.rules.size());
  std::size_t places = 0;
  for (std::size_t i = 0; i < built.rules.size(); ++i) {
    const rules::Rule& left = built.rules[i];
    const rules::Rule& right = read.rules[i];
    CAPTURE(right.id);
    CHECK(std::tie(left.id, left.category, left.severity, left.title, left.why, left.guidance, left.stage, left.http,
                   left.status) == std::tie(right.id, right.category, right.severity, right.title, right.why,
                                            right.guidance, right.stage, right.http, right.status));
    CHECK(same(left.emits, right.emits));
    CHECK(same(left.hints, right.hints));
    CHECK(same(left.fixes, right.fixes));
    CHECK(same(left.causes, right.causes));
    CHECK(same(left.sources, right.sources));
    CHECK(std::tie(left.on, left.check, left.preview, left.tag) ==
          std::tie(right.on, right.check, right.preview, right.tag));
    CHECK(same_condition(left.when, right.when));
    CHECK(same_condition(left.require, right.require));
    places += places_in(left.when) + places_in(left.require);
  }
  CHECK(places > 50);
  CHECK(same(built.words, read.words));
  CHECK(same(built.foreign.names, read.foreign.names));
  CHECK(same(built.foreign.shapes, read.foreign.shapes));
  for (std::size_t i = 0; i < read.foreign.shapes.size(); ++i)
    CHECK(same(built.foreign.shapes[i].has, read.foreign.shapes[i].has));
  CHECK(same(built.foreign.values, read.foreign.values));
}

TEST_CASE("foreign names belong to messages of the schema, and none of them is a field there") {
  const rules::RuleSet& set = rules::bundled_rules();
  for (const rules::ForeignName& foreign : set.foreign.names) {
    CAPTURE(foreign.message);
    CAPTURE(foreign.name);
    const api::Message* message = api::find_message(api::bundled_schemas(), foreign.message);
    REQUIRE(message != nullptr);
    CHECK(api::find_field(*message, foreign.name) == nullptr);
    const auto spoken = rules::find_emission(set, "decode", "unknown-name");
    REQUIRE(spoken.has_value());
    CHECK_FALSE(rules::find_text(spoken->rule->hints, foreign.hint).empty());
  }
}

TEST_CASE("what foreign names are to be replaced by exists") {
  const api::Schemas& schemas = api::bundled_schemas();
  for (const rules::ForeignName& foreign : rules::bundled_rules().foreign.names) {
    if (foreign.hint == "drop" || foreign.hint == "json-schema") continue;  // words, or a field of another message
    CAPTURE(foreign.message);
    CAPTURE(foreign.use);
    const api::Message* message = api::find_message(schemas, foreign.message);
    std::string_view path = foreign.use;
    while (!path.empty()) {
      REQUIRE(message != nullptr);
      const std::size_t dot = path.find('.');
      const api::Field* field = api::find_field(*message, path.substr(0, dot));
      REQUIRE_MESSAGE(field != nullptr, path);
      CHECK(field->name == path.substr(0, dot));
      message = field->kind == api::Kind::message ? &schemas.messages[field->type] : nullptr;
      path = dot == std::string_view::npos ? std::string_view() : path.substr(dot + 1);
    }
  }
}

TEST_CASE("foreign shapes and values belong to messages and fields of the schema") {
  const api::Schemas& schemas = api::bundled_schemas();
  const rules::Foreign& foreign = rules::bundled_rules().foreign;
  for (const rules::ForeignShape& shape : foreign.shapes) {
    CAPTURE(shape.message);
    const api::Message* message = api::find_message(schemas, shape.message);
    REQUIRE(message != nullptr);
    for (const std::string_view name : shape.has) CHECK(api::find_field(*message, name) == nullptr);
  }
  for (const rules::ForeignValue& value : foreign.values) {
    CAPTURE(value.on);
    const std::size_t dot = value.on.find('.');
    const api::Message* message = api::find_message(schemas, value.on.substr(0, dot));
    REQUIRE(message != nullptr);
    if (dot != std::string_view::npos) CHECK(api::find_field(*message, value.on.substr(dot + 1)) != nullptr);
  }
}

TEST_CASE("the member that leads to a foreign name's alternatives exists, and so do these") {
  const api::Schemas& schemas = api::bundled_schemas();
  for (const rules::ForeignName& foreign : rules::bundled_rules().foreign.names) {
    for (std::string_view rest = foreign.use; rest.find('>') != std::string_view::npos;) {
      const std::string_view one = rest.substr(0, rest.find('|'));
      CAPTURE(one);
      const std::size_t arrow = one.find('>');
      const bool both = std::any_of(schemas.messages.begin(), schemas.messages.end(), [&](const api::Message& message) {
        return api::find_field(message, one.substr(0, arrow)) != nullptr &&
               api::find_field(message, one.substr(arrow + 1)) != nullptr;
      });
      CHECK(both);
      rest.remove_prefix(std::min(one.size() + 1, rest.size()));
    }
  }
}
