#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <string>

#include "documents.hpp"
#include "lsp/hover.hpp"
#include "lsp/type_words.hpp"
#include "lsp/words.hpp"

using namespace gemlint;
using namespace gemlint::lsp;
using namespace gemlint::lsp::test;
using rules::Language;

namespace {

Context with_lines(Context context, bool lines) {
  context.lines = lines;
  return context;
}

/// Markdown without its markup, in one line: code spans lose their backticks, lists their dashes, words their escapes.
std::string without_markup(const std::string& markdown) {
  std::string words;
  bool code = false;
  for (std::size_t at = 0; at < markdown.size(); ++at) {
    if (markdown[at] == '`') {
      code = !code;
    } else if (!code && markdown[at] == '\\') {
      words += markdown[++at];
    } else if (markdown[at] == '\n') {
      if (words.back() != ' ') words += ' ';
      if (markdown.compare(at + 1, 2, "- ") == 0) at += 2;
    } else {
      words += markdown[at];
    }
  }
  return words;
}

/// True when below the first line (where a route's path may stand) a {name} is left.
bool has_hole(const std::string& text) {
  constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
  for (std::size_t open = text.find('{', text.find('\n')); open < text.size(); open = text.find('{', open + 1)) {
    const std::size_t close = std::min(text.find_first_not_of(letters, open + 1), text.size());
    if (close > open + 1 && text.compare(close, 1, "}") == 0) return true;
  }
  return false;
}

std::string in_one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

}  // namespace

TEST_CASE("at every place of every sample: a hover or none, in Markdown the same words, in Polish others") {
  std::size_t found = 0;
  for (const Sample& sample : samples()) {
    // Neighbouring places have the same hover; their sum is looked at once each.
    std::string last;
    for (std::size_t offset = 0; offset <= sample.text.size(); ++offset) {
      const auto plain = hover(sample.text, offset, with_lines(context(), sample.lines));
      if (!plain) continue;
      CHECK(plain->span.begin <= offset);
      CHECK(offset <= plain->span.end);
      CHECK(plain->span.end <= sample.text.size());
      if (plain->text == last) continue;
      last = plain->text;
      ++found;
      const auto marked = hover(sample.text, offset, with_lines(context(Language::en, true), sample.lines));
      const auto polish = hover(sample.text, offset, with_lines(context(Language::pl), sample.lines));
      REQUIRE_MESSAGE((marked && polish), sample.name);
      CHECK_MESSAGE(without_markup(marked->text) == in_one_line(plain->text), sample.name);
      const bool has_words = plain->text.find('\n') != plain->text.npos;
      if (has_words) CHECK_MESSAGE(polish->text != plain->text, sample.name << ": " << plain->text);
      CHECK_MESSAGE(!has_hole(plain->text), plain->text);
    }
  }
  CHECK(found > 500);
}

TEST_CASE("every field name in every sample tells its type") {
  std::size_t names = 0;
  for (const Sample& sample : samples()) {
    const Context with = with_lines(context(), sample.lines);
    const TypedDocument document = with.read(sample.text);
    for (std::uint32_t node = 0; node < document.tree().nodes.size(); ++node) {
      const Span key = document.tree().nodes[node].key;
      const Meaning meaning = document.meaning(node);
      if (key.empty() || meaning.field == nullptr) continue;
      ++names;
      const auto said = hover(sample.text, key.begin + 1, with);
      REQUIRE_MESSAGE(said, sample.name << ' ' << slice(sample.text, key));
      CHECK(said->span == key);
      const bool entry = meaning.field->kind == api::Kind::map && meaning.is_element;
      const std::string type = type_words(ui_of(with), document.schemas(), *meaning.field, entry);
      CHECK_MESSAGE(said->text.substr(0, said->text.find('\n')).ends_with(": " + type), said->text);
    }
  }
  CHECK(names > 500);
}

TEST_CASE("damaged documents do no harm") {
  unsigned seed = 0;
  for (const Sample& sample : samples()) {
    for (const std::string& text : damaged(sample.text, ++seed, 6)) {
      const std::size_t step = std::max<std::size_t>(1, text.size() / 50);
      for (std::size_t offset = 0; offset <= text.size() + 1; offset += step) {
        for (const Context& with : {with_lines(context(), sample.lines), setting_context()}) {
          const auto said = hover(text, offset, with);
          if (!said) continue;
          CHECK(said->span.end <= text.size());
          CHECK(said->span.begin <= said->span.end);
        }
      }
    }
  }
}

TEST_CASE("hostile documents take no longer than their size") {
  const auto repeated = [](std::string_view text, std::size_t times) {
    std::string all;
    for (std::size_t i = 0; i < times; ++i) all += text;
    return all;
  };
  constexpr std::size_t many = 200'000;
  for (const std::string& text : {repeated("[", many), repeated("{\"contents\":", many), repeated("\"a\": ", many),
                                  "[" + repeated(R"({"contents":[{"parts":[{"text":"a"}]}]},)", many / 8),
                                  R"({"contents": [{"parts": [)" + repeated(R"({"text": "a"},)", many),
                                  R"({"contents": [{"parts": [{"text": ")" + repeated("\\n", many)}) {
    const auto begin = std::chrono::steady_clock::now();
    for (const std::size_t offset : {text.size() / 2, text.size()}) hover(text, offset, context());
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(5));
  }
}
