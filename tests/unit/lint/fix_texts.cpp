#include "lint/fix_texts.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "lint/linter.hpp"
#include "rules/load_rules.hpp"

using namespace gemlint;
using namespace gemlint::lint;

namespace {

const Options& options() {
  static const Options made = [] {
    Options all;
    all.schemas = &api::bundled_schemas();
    all.rules = &rules::bundled_rules();
    all.models = &api::bundled_models();
    all.as_of = "2026-11-23";
    return all;
  }();
  return made;
}

Fixed fixes_of(std::string_view path, std::string_view text, bool unsafe = false) {
  Linter linter(options());
  FixWishes wishes;
  wishes.unsafe = unsafe;
  return fix_file_text(linter, options(), path, text, linter.lint(path, text).findings, wishes);
}

std::string with_edits(std::string_view text, const Fixed& fixed) {
  std::vector<TextEdit> edits;
  for (const Edit& edit : fixed.edits) edits.push_back({{edit.range.start.offset, edit.range.end.offset}, edit.text});
  return edited(text, edits);
}

std::string fixed(std::string_view text, bool unsafe = false, std::string_view path = "a.json") {
  return with_edits(text, fixes_of(path, text, unsafe));
}

std::string without(std::string text, std::string_view what) { return text.erase(text.find(what), what.size()); }

const std::string contents = R"("contents": [{"role": "user", "parts": [{"text": "Hi"}]}])";

}  // namespace

TEST_CASE("layout and every kind of line end stay") {
  for (const std::string end : {"\n", "\r\n", "\r"}) {
    CAPTURE(end);
    const auto text = [&](const char* name) {
      return "{" + end + "\t" + contents + "," + end + "\t\"generationConfig\" :  {\"" + name + "\":1.0  }" + end +
             "}" + end + end;
    };
    CHECK(fixed(text("temprature")) == text("temperature"));
  }
}

TEST_CASE("a byte-order mark stays, and counts in offsets") {
  const std::string text = "\xEF\xBB\xBF{" + contents + R"(, "generationConfig": {"temprature": 1}})";
  const Fixed done = fixes_of("a.json", text);
  REQUIRE(done.edits.size() == 1);
  CHECK(done.edits[0].range.start.offset == text.find("\"temprature"));
  CHECK(done.edits[0].range.start.position.column == text.find("\"temprature") - 2);
  CHECK(with_edits(text, done) == "\xEF\xBB\xBF{" + contents + R"(, "generationConfig": {"temperature": 1}})");
}

TEST_CASE("a body in a string is written with its escapes") {
  const std::string url =
      R"({"url": "https://generativelanguage.googleapis.com/v1beta/models/gemini-2.5-flash:generateContent", )";
  const std::string body =
      R"("body": "{\"contents\": [{\"parts\": [{\"text\": \"za\u017c\u00f3\u0142\u0107 \\\"\\n\"}]}],\n\"generationConfig\": {\")";
  CHECK(fixed(url + body + R"(max_output_token\": 5}}"})") == url + body + R"(max_output_tokens\": 5}}"})");
  // Several of them, and one that is only possible after another.
  CHECK(fixed(url + R"("body": "{\"contents\": [{\"parts\": [{\"Text\": \"a\"},],},],}"})") ==
        url + R"("body": "{\"contents\": [{\"parts\": [{\"text\": \"a\"}]}]}"})");
}

TEST_CASE("what no strict reader takes is written strictly, all of it") {
  CHECK(fixed("{'contents': [{parts: [{'text': 'it\\'s',},],},],}") ==
        R"({"contents": [{"parts": [{"text": "it's"}]}]})");
}

TEST_CASE("elements that stand side by side are taken out together, also all of them") {
  for (const auto& lists : std::vector<std::pair<std::string, std::string>>{
           {R"(["thing", "name", "other"])", R"(["name"])"},
           {R"(["name", "thing", "other"])", R"(["name"])"},
           {R"(["thing", "name"])", R"(["name"])"},
           {"[\n  \"thing\",\n  \"other\",\n  \"name\",\n  \"third\"\n]", "[\n  \"name\"\n]"},
           {R"(["thing", "other"])", R"([])"},
           {R"(["thing", "other", "third", "fourth", "fifth", "sixth", "name"])", R"(["name"])"}}) {
    const std::string text =
        "{" + contents +
        R"(, "generationConfig": {"responseMimeType": "application/json", "responseSchema": {"type": "OBJECT", "required": )";
    const std::string end = R"(, "properties": {"name": {"type": "STRING"}}}}})";
    const std::string& before = lists.first;
    const std::string& after = lists.second;
    CAPTURE(before);
    const Fixed done = fixes_of("a.json", text + before + end, true);
    CHECK(done.stable);
    CHECK(with_edits(text + before + end, done) == text + after + end);
  }
}

TEST_CASE("two names that mean one field do not both become it") {
  const std::string text = "{" + contents + R"(, "generationConfig": {"temprature": 1, "temperatur": 0.5}})";
  const std::string once = fixed(text);
  CHECK(once == "{" + contents + R"(, "generationConfig": {"temperature": 1, "temperatur": 0.5}})");
  CHECK(fixed(once) == once);
}

TEST_CASE("fields that belong elsewhere go there one after the other, into one object") {
  const std::string text = "{" + contents + R"(, "temperature": 1, "topK": 5, "max_tokens": 7})";
  const Fixed done = fixes_of("a.json", text);
  CHECK(done.stable);
  CHECK(with_edits(text, done) ==
        "{" + contents + R"(, "generationConfig": {"temperature": 1, "topK": 5, "maxOutputTokens": 7}})");
  CHECK(done.rounds > 1);
}

TEST_CASE("lines of JSONL are fixed each by itself, and none comes or goes") {
  const auto line = [](int key, const char* name) {
    return "{\"key\": \"" + std::to_string(key) + "\", \"request\": {" + contents + ", \"generationConfig\": {\"" +
           name + "\": 1}}}";
  };
  const std::string text = line(1, "topP") + "\r\n\n" + line(2, "temprature") + "\r\n" + line(3, "temperatur") + "\n" +
                           "nothing\n" + line(4, "temprature");
  const std::string expected = line(1, "topP") + "\r\n\n" + line(2, "temperature") + "\r\n" + line(3, "temperature") +
                               "\n" + "nothing\n" + line(4, "temperature");
  const Fixed done = fixes_of("a.jsonl", text);
  CHECK(with_edits(text, done) == expected);
  REQUIRE(done.applied.size() == 3);
  CHECK(done.applied[0].request->index == 1);
  CHECK(done.applied[0].request->key == "2");
  CHECK(done.applied[2].request->index == 3);
  CHECK(done.applied[2].place->position.line == 6);
  CHECK(done.edits[1].range.start.position.line == 4);
  CHECK(done.edits[1].range.start.offset == text.find("\"temperatur\""));
}

TEST_CASE("a line that needs several rounds keeps its number and its request") {
  const std::string first = "{\"key\": \"1\", \"request\": {" + contents + "}}\n";
  const std::string text =
      first + "{\"key\": \"2\", \"request\": {" + contents + ", \"temperature\": 1, \"topK\": 5}}\n";
  const Fixed done = fixes_of("a.jsonl", text);
  CHECK(with_edits(text, done) == first + "{\"key\": \"2\", \"request\": {" + contents +
                                      ", \"generationConfig\": {\"temperature\": 1, \"topK\": 5}}}\n");
  REQUIRE(done.applied.size() == 2);
  CHECK(done.applied[1].request->index == 1);
  CHECK(done.applied[1].request->key == "2");
}

TEST_CASE("rules that the user does not want to hear of mend nothing") {
  Options quiet = options();
  std::string error;
  quiet.selection = *rules::Selection::from(*quiet.rules, {{}, {"unknown-field"}, {}}, error);
  Linter linter(quiet);
  const std::string body = contents + R"(, "generationConfig": {"temprature": 1})";
  const std::string document = "{" + body + "}";
  CHECK(fix_file_text(linter, quiet, "a.json", document, linter.lint("a.json", document).findings, {}).edits.empty());
  const std::string lines =
      "{\"key\": \"a\", \"request\": {" + body + ",}}\n{\"key\": \"b\", \"request\": {" + body + "}}\n";
  const Fixed done = fix_file_text(linter, quiet, "a.jsonl", lines, linter.lint("a.jsonl", lines).findings, {});
  CHECK(with_edits(lines, done) == without(lines, ",}}").insert(lines.find(",}}"), "}}"));
}

TEST_CASE("an unsafe fix is applied when it is asked for") {
  const auto with = [](const char* threshold) {
    return "{" + contents + R"(, "safetySettings": [{"category": "HARM_CATEGORY_HARASSMENT", "threshold": ")" +
           threshold + R"("}]})";
  };
  CHECK(fixed(with("BLOCK_SOME")) == with("BLOCK_SOME"));
  CHECK(fixed(with("BLOCK_SOME"), true) == with("BLOCK_NONE"));
  CHECK(fixed(with("BLOCK_NON")) == with("BLOCK_NONE"));
}

TEST_CASE("a token that is written anew hides no error inside of it") {
  const std::string text = R"({"contents": [{"parts": [{"text": 'a \u12 b'}]}]})";
  CHECK(fixed(text) == text);
  CHECK(fixed(R"({"contents": [{"parts": [{"text": 'a \u0012 b'}]}]})") ==
        R"({"contents": [{"parts": [{"text": "a \u0012 b"}]}]})");
}

TEST_CASE("what looks lenient beside a real error is not mended without being asked") {
  const std::string line = "{\"key\": \"1\", \"request\": {" + contents + "}}\n";
  const std::string lenient = "{'a': 'b', 'c': 'd', 'e': 'f', 'g': 'h', 'i': 'j', 'k': 'l', 'm': 'n', 'o': 'p',}\n";
  const std::string strict = R"({"a": "b", "c": "d", "e": "f", "g": "h", "i": "j", "k": "l", "m": "n", "o": "p"})"
                             "\n";
  const Fixed done = fixes_of("a.jsonl", line + lenient);
  CHECK(with_edits(line + lenient, done) == line + strict);
  CHECK(done.stable);
  CHECK(done.rounds == 1);
  // One quote too many, and the names are read as text.
  const std::string broken = R"({'"key": "1", "request": {"contents": "it's"}})"
                             "\n";
  CHECK(fixes_of("a.jsonl", line + broken).edits.empty());
  CHECK(fixed(R"({"contents": [{"parts": [{"text": 'Hi'}] "role": "user"}],})") ==
        R"({"contents": [{"parts": [{"text": 'Hi'}] "role": "user"}],})");
}
