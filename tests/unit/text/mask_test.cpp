#include "text/mask.hpp"

#include <doctest/doctest.h>

#include <string>

using gemlint::masked;

namespace {

std::string stars(std::size_t count) { return std::string(count, '*'); }

}  // namespace

TEST_CASE("keys keep their first letters and their length") {
  // Made-up keys: only their form is that of one.
  CHECK(masked("AIza" + std::string(35, 'x')) == "AIza" + stars(35));
  CHECK(masked("ya29." + std::string(60, 'a')) == "ya29." + stars(60));
  CHECK(masked("AQ." + std::string(40, 'b')) == "AQ." + stars(40));
  CHECK(masked("Bearer abcdef.ghi-jkl_mno") == "Bearer " + stars(18));
  CHECK(masked("sk-" + std::string(40, 'c')) == "sk-" + stars(40));
}

TEST_CASE("keys in a url end where the parameter ends") {
  CHECK(masked("https://example.com/v1?key=abcdefghij&alt=sse") ==
        "https://example.com/v1?key=" + stars(10) + "&alt=sse");
  CHECK(masked("?access_token=abcdefghij#x") == "?access_token=" + stars(10) + "#x");
}

TEST_CASE("every one of several is masked") {
  const std::string key = "AIza" + std::string(35, 'x');
  const std::string hidden = "AIza" + stars(35);
  CHECK(masked(key + " " + key + "," + key) == hidden + " " + hidden + "," + hidden);
  CHECK(masked("key=" + key + " Bearer " + std::string(20, 'q')).find('x') == std::string::npos);
}

TEST_CASE("what is only alike stays") {
  for (const char* text : {"", "AIza", "AIzaShort", "key=KEY", "key=", "sk-learn", "Bearer token", "ya29.", "monkey=a",
                           "the key is under the mat", "AQ.", "a task-force of five"}) {
    CAPTURE(text);
    CHECK(masked(text) == text);
  }
}

TEST_CASE("the length stays, whatever the bytes") {
  for (const std::string& text :
       {std::string("key=\xFF\xFE\0abc", 10), "key=" + std::string(1'000'000, 'a'),
        std::string(100'000, 'k') + "key=key=key=key=", std::string("AIza\0aaaaaaaaaaaaaaaaaaaaaaaa", 30)}) {
    CHECK(masked(text).size() == text.size());
  }
}

TEST_CASE("many beginnings of keys take linear time") {
  std::string text;
  for (int i = 0; i < 100'000; ++i) text += "key=AIza";
  CHECK(masked(text).size() == text.size());
}
