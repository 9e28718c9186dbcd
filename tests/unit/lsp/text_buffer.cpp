#include "lsp/text_buffer.hpp"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

using gemlint::Span;
using gemlint::lsp::Encoding;
using gemlint::lsp::LinePlace;
using gemlint::lsp::TextBuffer;

namespace {

/// Every place of a text, byte by byte: the plain way to know what the buffer knows.
std::vector<LinePlace> places(const std::string& text, Encoding encoding) {
  std::vector<LinePlace> places;
  LinePlace at;
  for (std::size_t i = 0; i <= text.size();) {
    const auto byte = i < text.size() ? static_cast<unsigned char>(text[i]) : 0;
    const std::size_t length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1;
    for (std::size_t inside = 0; inside < length && i + inside <= text.size(); ++inside) {
      places.push_back(at);
      if (encoding == Encoding::utf8) ++at.character;
    }
    if (encoding == Encoding::utf16) at.character += length == 4 ? 2 : 1;
    const bool ends = byte == '\n' || (byte == '\r' && (i + 1 >= text.size() || text[i + 1] != '\n'));
    if (byte == '\r' && !ends) {
      places.push_back(places.back());  // between CR and LF is still before both
      ++i;
    }
    if (ends || byte == '\r') at = {at.line + 1, 0};
    i += length;
  }
  places.resize(text.size() + 1);
  return places;
}

void check_all(const TextBuffer& buffer) {
  const std::string& text = buffer.text();
  const TextBuffer fresh(text);
  REQUIRE(buffer.lines() == fresh.lines());
  for (const Encoding encoding : {Encoding::utf8, Encoding::utf16}) {
    const auto expected = places(text, encoding);
    for (std::size_t i = 0; i <= text.size(); ++i) {
      CAPTURE(text);
      CAPTURE(i);
      const bool inside = i < text.size() && (static_cast<unsigned char>(text[i]) & 0xC0) == 0x80;
      if (inside && encoding == Encoding::utf8) continue;  // no client has a reason to
      const LinePlace place = buffer.place(i, encoding);
      CHECK(place.line == expected[i].line);
      CHECK(place.character == expected[i].character);
      const bool between = i > 0 && i < text.size() && text[i - 1] == '\r' && text[i] == '\n';
      if (!inside && !between) CHECK(buffer.offset(place, encoding) == i);
    }
  }
}

}  // namespace

TEST_CASE("lines end at LF, CRLF and a lone CR") {
  CHECK(TextBuffer("").lines() == 1);
  CHECK(TextBuffer("a\nb\r\nc\rd\n").lines() == 5);
  check_all(TextBuffer("a\nb\r\nc\rd\n\r\n\r\r\n"));
}

TEST_CASE("a character beyond the basic plane is two units of UTF-16") {
  const TextBuffer buffer("\"\xF0\x9F\x98\x80\": \xC5\xBC");
  CHECK(buffer.place(5, Encoding::utf16) == LinePlace{0, 3});
  CHECK(buffer.offset({0, 3}, Encoding::utf16) == 5);
  CHECK(buffer.offset({0, 2}, Encoding::utf16) == 1);  // in the middle of a pair
  CHECK(buffer.offset({0, 3}, Encoding::utf8) == 1);   // in the middle of a character
  check_all(buffer);
}

TEST_CASE("places outside of the text are the nearest in it") {
  const TextBuffer buffer("ab\ncd");
  CHECK(buffer.offset({0, 99}, Encoding::utf16) == 2);
  CHECK(buffer.offset({1, 99}, Encoding::utf8) == 5);
  CHECK(buffer.offset({7, 0}, Encoding::utf16) == 5);
}

TEST_CASE("long lines are counted from the nearest checkpoint") {
  std::string line;
  for (int i = 0; i < 3000; ++i) line += i % 7 == 0 ? "\xF0\x9F\x98\x80" : i % 5 == 0 ? "\xC5\xBC" : "x";
  check_all(TextBuffer("{\n" + line + "\n}"));
}

TEST_CASE("an edited buffer knows what a fresh one does") {
  const std::vector<std::string> pieces = {"\n", "\r", "\r\n", "a", "\xF0\x9F\x98\x80", "\xC5\xBC", "", "{\"b\": 1}\n"};
  std::mt19937 random(7);
  TextBuffer buffer;
  for (int i = 0; i < 3000; ++i) {
    const std::size_t size = buffer.text().size();
    std::size_t begin = random() % (size + 1);
    std::size_t end = std::min<std::size_t>(size, begin + random() % 6);
    // Edits begin and end at characters.
    const auto at_character = [&](std::size_t at) {
      while (at < size && (static_cast<unsigned char>(buffer.text()[at]) & 0xC0) == 0x80) ++at;
      return at;
    };
    begin = at_character(begin);
    end = std::max(begin, at_character(end));
    std::string text = pieces[random() % pieces.size()] + pieces[random() % pieces.size()];
    if (size > 60) text.clear();
    buffer.replace(Span{begin, end}, text);
    check_all(buffer);
  }
}

TEST_CASE("many changes at once are the same as one after the other") {
  std::mt19937 random(11);
  for (int round = 0; round < 200; ++round) {
    std::string text;
    for (int i = 0; i < 400; ++i) text += std::string_view("ab\n\r{\"")[random() % 6];
    TextBuffer one_by_one(text);
    TextBuffer at_once(text);
    std::vector<TextBuffer::Replacement> changes;
    for (std::size_t end = text.size(); end > 20;) {
      const std::size_t begin = end - 1 - random() % 10;
      changes.push_back({{begin, end}, random() % 2 == 0 ? std::string_view("\r\nxyz") : std::string_view()});
      end = begin - 1 - random() % 8;
    }
    for (const auto& [span, added] : changes) one_by_one.replace(span, added);
    at_once.replace_all(changes);
    REQUIRE(at_once.text() == one_by_one.text());
    REQUIRE(at_once.lines() == one_by_one.lines());
  }
}

TEST_CASE("what is known of a long line outlives changes in it") {
  std::mt19937 random(5);
  std::string line;
  for (int i = 0; i < 9000; ++i) line += i % 7 == 0 ? "\xF0\x9F\x98\x80" : "x";
  TextBuffer buffer("\r" + line);
  for (int i = 0; i < 300; ++i) {
    // Ask first, so that there is something to outlive.
    std::size_t at = random() % buffer.text().size();
    while ((static_cast<unsigned char>(buffer.text()[at]) & 0xC0) == 0x80) --at;
    const TextBuffer fresh(buffer.text());
    const LinePlace place = buffer.place(at, Encoding::utf16);
    REQUIRE(place == fresh.place(at, Encoding::utf16));
    REQUIRE(buffer.offset(place, Encoding::utf16) == fresh.offset(place, Encoding::utf16));
    // Now and then an LF comes behind the CR, and the long line begins elsewhere.
    if (i % 50 == 49)
      buffer.replace({1, 1}, "\n");
    else
      buffer.replace({at, at}, i % 3 == 0 ? "\xC5\xBC" : i % 40 == 1 ? "\n" : "y");
  }
}
