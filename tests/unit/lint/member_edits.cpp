#include "lint/member_edits.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

using namespace gemlint;
using namespace gemlint::lint;

namespace {

/// The text after the edit; "no edit" when there is none.
std::string edited(std::string_view text, const api::NodePath& path, rules::FixAction action, std::string_view added) {
  Locator locator({text, text, 0, 1, LineEnd::any, nullptr});
  const auto edit = edit_for(locator, path, action, added);
  if (!edit) return "no edit";
  std::string result(text);
  const std::size_t begin = edit->range.start.offset;
  return result.replace(begin, edit->range.end.offset - begin, edit->text);
}

std::string inserted(std::string_view text, const api::NodePath& path, std::string_view added) {
  return edited(text, path, rules::FixAction::insert, added);
}

}  // namespace

TEST_CASE("a member is put behind the last one, laid out like the first") {
  CHECK(inserted(R"({"a": {"b": 1}})", {0}, R"("c": 2)") == R"({"a": {"b": 1, "c": 2}})");
  CHECK(inserted(R"({"a": {}})", {0}, R"("c": 2)") == R"({"a": {"c": 2}})");
  CHECK(inserted("{\"a\": { }}", {0}, R"("c": 2)") == R"({"a": {"c": 2}})");
  CHECK(inserted("{\n  \"a\": 1\n}", {}, R"("c": 2)") == "{\n  \"a\": 1,\n  \"c\": 2\n}");
  CHECK(inserted("{\r\n\t\"a\": 1\r\n}", {}, R"("c": 2)") == "{\r\n\t\"a\": 1,\r\n\t\"c\": 2\r\n}");
  CHECK(inserted(R"({"a":1,"b":[1,2]})", {1}, "3") == R"({"a":1,"b":[1,2, 3]})");
}

TEST_CASE("nothing is put into what is no container, or where commas are missing") {
  CHECK(inserted(R"({"a": "text"})", {0}, R"("c": 2)") == "no edit");
  CHECK(inserted(R"({"a": {"b": 1 "d": 2}})", {0}, R"("c": 2)") == "no edit");
  CHECK(inserted(R"({"a": {"b": 1,}})", {0}, R"("c": 2)") == "no edit");
}

TEST_CASE("keys are renamed, values replaced") {
  CHECK(edited(R"({"a": 1})", {0}, rules::FixAction::rename, "b") == R"({"b": 1})");
  CHECK(edited(R"({"a": 1})", {0}, rules::FixAction::replace, "[2]") == R"({"a": [2]})");
  CHECK(edited(R"([1])", {0}, rules::FixAction::rename, "b") == "no edit");
}
