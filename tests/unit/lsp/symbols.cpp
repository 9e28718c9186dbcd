#include "lsp/symbols.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <string>

#include "documents.hpp"
#include "text/utf8.hpp"

using namespace gemlint;
using namespace gemlint::lsp;
using namespace gemlint::lsp::test;

namespace {

/// The outline, one symbol a line, indented: "name = detail".
void draw(const std::vector<Symbol>& all, std::string& out, std::size_t depth = 0) {
  for (const Symbol& symbol : all) {
    out += std::string(depth * 2, ' ') + symbol.name + (symbol.detail.empty() ? "" : " = " + symbol.detail) + '\n';
    draw(symbol.children, out, depth + 1);
  }
}

std::string outline(std::string_view text, bool lines = false, const Context& with = context()) {
  std::string out;
  draw(symbols(text, with, lines), out);
  return out;
}

/// What the protocol demands of symbols, and editors of names.
std::size_t check(const std::vector<Symbol>& all, Span around, std::size_t depth = 1) {
  std::size_t count = all.size();
  CHECK(depth <= 64);
  for (const Symbol& symbol : all) {
    CHECK(!symbol.name.empty());
    CHECK(code_points(symbol.detail) <= 40);
    CHECK(symbol.name.find_first_of("\r\n") == symbol.name.npos);
    CHECK(is_valid_utf8(symbol.name + symbol.detail));
    CHECK(symbol.selection.begin <= symbol.selection.end);
    CHECK(around.begin <= symbol.range.begin);
    CHECK(symbol.range.begin <= symbol.selection.begin);
    CHECK(symbol.selection.end <= symbol.range.end);
    CHECK(symbol.range.end <= around.end);
    if (!symbol.children.empty()) count += check(symbol.children, symbol.range, depth + 1);
  }
  return count;
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

}  // namespace

TEST_CASE("the outline of a body") {
  CHECK(outline(R"({
    "contents": [{"role": "user", "parts": [{"text": "Tell me a story\nof a very long journey to the sea and back"}]},
                 {"role": "model", "parts": {"functionCall": {"name": "f", "args": {"a": 1}}}}],
    "tools": [{"functionDeclarations": [{"name": "get_weather"}, {"name": "find"}]}, {"googleSearch": {}}],
    "generationConfig": {"temperature": 0.5, "stopSequences": ["END"], "seed": null}})") ==
        "contents = list of Content\n"
        "  user: Tell me a story of a very long jo… = Content\n"
        "    role = user\n"
        "    parts = list of Part\n"
        "      text = Tell me a story of a very long journey…\n"
        "  model: f() = Content\n"
        "    role = model\n"
        "    parts = Part\n"
        "      functionCall = FunctionCall\n"
        "        name = f\n"
        "        args = object with any members\n"
        "          a = 1\n"
        "tools = list of Tool\n"
        "  get_weather, find = Tool\n"
        "    functionDeclarations = list of FunctionDeclaration\n"
        "      get_weather = FunctionDeclaration\n"
        "        name = get_weather\n"
        "      find = FunctionDeclaration\n"
        "        name = find\n"
        "  googleSearch = GoogleSearch\n"
        "generationConfig = GenerationConfig\n"
        "  temperature = 0.5\n"
        "  stopSequences = list of string\n"
        "    [0] = END\n"
        "  seed = null\n");
}

TEST_CASE("requests in a list go by their first words or their key") {
  CHECK(outline(R"([{"contents": [{"parts": [{"text": "One"}]}]}, {"contents": {"parts": {"text": "Two"}}}, 3])")
            .starts_with("One = GenerateContentRequest\n"));
  const auto found =
      symbols(R"([{"key": "k-1", "request": {"contents": [{"parts": [{"text": "A"}]}]}}])", context(), false);
  REQUIRE(found.size() == 1);
  CHECK(found[0].name == "k-1");
  CHECK(found[0].kind == SymbolKind::request);
  CHECK(found[0].children.at(1).detail == "GenerateContentRequest");
}

TEST_CASE("a turn without words goes by its functions") {
  CHECK(outline(R"({"contents": [
      {"role": "model", "parts": [{"functionCall": {"name": "f"}}, {"functionCall": {"name": "g"}}]},
      {"role": "user", "parts": [{"functionResponse": {"name": "f", "response": {}}}]}]})") ==
        "contents = list of Content\n"
        "  model: f(), g() = Content\n"
        "    role = model\n"
        "    parts = list of Part\n"
        "      functionCall = FunctionCall\n"
        "        name = f\n"
        "      functionCall = FunctionCall\n"
        "        name = g\n"
        "  user: f = Content\n"
        "    role = user\n"
        "    parts = list of Part\n"
        "      functionResponse = FunctionResponse\n"
        "        name = f\n"
        "        response = object with any members\n");
}

TEST_CASE("requests of a batch go by what they hold") {
  const std::string embed = outline(
      R"({"requests": [{"model": "models/m", "content": {"parts": [{"text": "One"}]}}, {"model": "models/m"}]})");
  CHECK(embed.starts_with("requests = list of EmbedContentRequest\n  One = EmbedContentRequest\n"));
  const std::string batch = outline(
      R"({"url": "https://generativelanguage.googleapis.com/v1beta/models/m:batchGenerateContent", "body": {"batch": {
          "inputConfig": {"requests": {"requests": [
              {"request": {"contents": [{"role": "user", "parts": [{"text": "One"}]}]}, "metadata": {"key": "a"}}]}}}}})");
  CHECK_MESSAGE(batch.find("  user: One = InlinedRequest\n") != batch.npos, batch);
}

TEST_CASE("of base64 the size is shown") {
  const auto size = [](const std::string& data) {
    const std::string said =
        outline(R"({"contents": [{"parts": [{"inlineData": {"mimeType": "image/png", "data": ")" + data + R"("}}]}]})");
    const std::size_t at = said.find("data = ");
    return at == said.npos ? said : said.substr(at + 7, said.find('\n', at) - at - 7);
  };
  CHECK(size("") == "0 B");
  CHECK(size("iVBORw==") == "4 B");
  CHECK(size("iVBORw0=") == "5 B");
  CHECK(size(repeated("abcd", 1000)) == "3 kB");
  CHECK(size(repeated("abcd", 1'000'000)) == "3 MB");
}

TEST_CASE("files without a request have the outline that editors give them") {
  CHECK(outline(R"({"name": "a package", "version": "1"})").empty());
  CHECK(outline("{\"a\": 1}\n{\"a\": 2}\n", true).empty());
}

TEST_CASE("JSONL: a symbol for each line") {
  const std::string text =
      "{\"key\": \"a\", \"request\": {\"contents\": [{\"parts\": [{\"text\": \"Hi\"}]}]}}\r\n\n"
      "{\"request\": {\"contents\": [{\"parts\": [{\"text\": \"Hi there\"}]}]}}\nnonsense\n";
  CHECK(outline(text, true) == "a = GenerateContentRequest\nHi there = GenerateContentRequest\n4\n");
  const auto found = symbols(text, context(), true);
  CHECK(slice(text, found[1].range) == R"({"request": {"contents": [{"parts": [{"text": "Hi there"}]}]}})");
  CHECK(slice(text, found[0].range).back() == '}');
  CHECK(symbols(text + repeated("{\"a\": 1}\n", 20'000), context(), true).size() == 10'000);
}

TEST_CASE("keys and tokens are masked, also where they are cut") {
  const std::string key = "AIza" + repeated("b", 35);
  const std::string text = R"({"contents": [{"parts": []}], "link": "https://x.org/?a=)" + key +
                           R"(", "note": "0123456789 0123456789 01234 )" + key + R"(", ")" + key +
                           R"(": 1, "list": [{")" + key + R"(": 2}]})";
  const std::string said = outline(text);
  CHECK(said.find("bb") == said.npos);
  CHECK(said.find("AIza") != said.npos);
}

TEST_CASE("settings have an outline, and Polish has its types") {
  CHECK(outline(R"({"targets": [{"model": "m"}]})", false, setting_context()) ==
        "targets = list of Target\n  model = m\n");
  CHECK(outline(R"({"targets": []})", false, setting_context(rules::Language::pl)) == "targets = lista: Target\n");
}

TEST_CASE("half-written documents have what is there") {
  CHECK(outline(R"({"contents": [{"parts": [{"text": "Hi)") ==
        "contents = list of Content\n"
        "  Hi = Content\n"
        "    parts = list of Part\n"
        "      text = Hi\n");
  CHECK(outline(R"({"contents": [{"parts": []}], "": 1, "a": , "b")").ends_with("\"\" = 1\na\nb\n"));
  CHECK(outline("").empty());
  CHECK(outline("12").empty());
  CHECK(outline("[").empty());
}

TEST_CASE("no more symbols than editors can lay out, and no deeper") {
  const std::string request = R"([{"contents": [{"parts": []}]},)";
  const std::string wide = request + repeated("{\"a\": [1]},", 20'000) + "0]";
  CHECK(check(symbols(wide, context(), false), {0, wide.size()}) == 10'000);
  const std::string deep = R"({"contents": [{"parts": []}], "a": )" + repeated("[", 1000) + repeated("]", 1000) + "}";
  CHECK(check(symbols(deep, context(), false), {0, deep.size()}) == 64 + 2);  // the two of the contents
}

TEST_CASE("symbols of every sample, whole and damaged, hold each other") {
  unsigned seed = 7;
  for (const Sample& sample : samples()) {
    CHECK(check(symbols(sample.text, context(), false), {0, sample.text.size()}) > 0);
    for (const std::string& text : damaged(sample.text, ++seed, 20)) {
      for (const bool lines : {false, true}) check(symbols(text, context(), lines), {0, text.size()});
    }
  }
}

TEST_CASE("outlines of large documents take no longer than their size") {
  const auto begin = std::chrono::steady_clock::now();
  const std::string request = R"({"contents": [{"parts": [{"text": ")" + repeated("a", 2000) + R"("}]}]})";
  symbols("[" + repeated(request + ",", 3'000) + "1]", context(), false);
  symbols(repeated(request + "\n", 3'000), context(), true);
  symbols(R"({"contents": [{"parts": [)" + repeated("1,", 500'000), context(), false);
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(10));
}
