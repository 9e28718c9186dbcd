#include "api/element.hpp"

#include <doctest/doctest.h>

using namespace gemlint::api;

namespace {

constexpr Field contents = {.name = "contents", .proto_name = "contents", .kind = Kind::message, .repeated = true};
constexpr Field parts = {.name = "parts", .proto_name = "parts", .kind = Kind::message, .repeated = true};
constexpr Field inline_data = {.name = "inlineData", .proto_name = "inline_data", .kind = Kind::message};
constexpr Field properties = {.name = "properties", .proto_name = "properties", .kind = Kind::map};
constexpr Field value = {.name = "value", .proto_name = "value", .kind = Kind::message};
constexpr Field stop = {
    .name = "stopSequences", .proto_name = "stop_sequences", .kind = Kind::string, .repeated = true};

}  // namespace

TEST_CASE("the root has no path") {
  const Element root;
  CHECK(root.path().empty());
}

TEST_CASE("messages are named as the protos name them") {
  Element root;
  const Element child(&root, &inline_data, false);
  CHECK(child.path() == "inline_data");
}

TEST_CASE("elements are counted from 0") {
  Element root;
  Element list(&root, &contents, true);
  CHECK(list.path() == "contents");
  {
    const Element first(&list, &contents, false);
    CHECK(first.path() == "contents[0]");
  }
  Element second(&list, &contents, false);
  CHECK(second.path() == "contents[1]");
  Element inner(&second, &parts, true);
  const Element part(&inner, &parts, false);
  CHECK(part.path() == "contents[1].parts[0]");
}

TEST_CASE("a lone object for a list has no index, lists inside it do") {
  Element root;
  Element lone(&root, &contents, false);
  CHECK(lone.path() == "contents");
  Element list(&lone, &parts, true);
  const Element part(&list, &parts, false);
  CHECK(part.path() == "contents.parts[0]");
}

TEST_CASE("a map is a list of entries with values") {
  Element root;
  Element map(&root, &properties, true);
  for (int i = 0; i < 4; ++i) const Element entry(&map, &properties, false);
  Element entry(&map, &properties, false);
  const Element child(&entry, &value, false);
  CHECK(child.path() == "properties[4].value");
}

TEST_CASE("of a list inside a list the field is named once") {
  Element root;
  Element outer(&root, &contents, true);
  {
    Element inner(&outer, &contents, true);
    const Element first(&inner, &contents, false);
    CHECK(first.path() == "contents[0]");
  }
  const Element object(&outer, &contents, false);
  CHECK(object.path() == "contents[0]");
  Element inner(&outer, &contents, true);
  const Element deep(&inner, &contents, false);
  CHECK(deep.path() == "contents[0][0]");
}

TEST_CASE("among scalars only those that are counted move the counter") {
  Element root;
  Element list(&root, &stop, true);
  CHECK(list.path() == "stop_sequences");
  const Element bad(&list, &stop, false);
  CHECK(bad.path() == "stop_sequences[0]");
}
