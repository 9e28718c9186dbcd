#include "report/diff.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

using namespace gemlint;

namespace {

/// Replaces every `from` by `to`.
std::vector<Edit> edits_of(std::string_view text, std::string_view from, const std::string& to,
                           std::size_t offset = 0) {
  std::vector<Edit> edits;
  for (std::size_t at = text.find(from); at != std::string_view::npos; at = text.find(from, at + from.size()))
    edits.push_back({{{offset + at, {}}, {offset + at + from.size(), {}}}, to});
  return edits;
}

std::string diff_of(std::string_view text, const std::vector<Edit>& edits, bool color = false,
                    std::string_view path = "a") {
  UnifiedDiff diff(path, color);
  std::string out;
  diff.add(text, 0, edits, out);
  diff.end(out);
  return out;
}

std::string replaced(std::string_view text, std::string_view from, const std::string& to) {
  return diff_of(text, edits_of(text, from, to));
}

const std::string head = "--- a\n+++ a\n";

}  // namespace

TEST_CASE("nothing changed is nothing shown") {
  CHECK(diff_of("1\n2\n", {}).empty());
  CHECK(replaced("1\nx\n", "x", "x").empty());
}

TEST_CASE("three lines before and after a change are shown") {
  CHECK(replaced("1\n2\n3\n4\nx\n6\n7\n8\n9\n", "x", "y") ==
        head + "@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-x\n+y\n 6\n 7\n 8\n");
}

TEST_CASE("changes near each other are one hunk, far ones two") {
  CHECK(replaced("x\n2\n3\n4\n5\n6\n7\nx\n", "x", "y") ==
        head + "@@ -1,8 +1,8 @@\n-x\n+y\n 2\n 3\n 4\n 5\n 6\n 7\n-x\n+y\n");
  CHECK(replaced("x\n2\n3\n4\n5\n6\n7\n8\nx\n", "x", "y") ==
        head + "@@ -1,4 +1,4 @@\n-x\n+y\n 2\n 3\n 4\n@@ -6,4 +6,4 @@\n 6\n 7\n 8\n-x\n+y\n");
}

TEST_CASE("lines that come and go are counted") {
  CHECK(replaced("1\nx\n3\n", "x\n", "") == head + "@@ -1,3 +1,2 @@\n 1\n-x\n 3\n");
  CHECK(replaced("1\nx\n3\n", "x", "x\ny\nz") == head + "@@ -1,3 +1,5 @@\n 1\n x\n+y\n+z\n 3\n");
  CHECK(replaced("x", "x", "") == head + "@@ -1 +0,0 @@\n-x\n\\ No newline at end of file\n");
  CHECK(diff_of("", {{{{0, {}}, {0, {}}}, "y\n"}}) == head + "@@ -0,0 +1 @@\n+y\n");
  // After lines have gone, the new file's numbers differ.
  CHECK(replaced("x\n2\n3\n4\n5\n6\n7\n8\n9\nx\nB\n", "x\n", "") ==
        head + "@@ -1,4 +1,3 @@\n-x\n 2\n 3\n 4\n@@ -7,5 +6,4 @@\n 7\n 8\n 9\n-x\n B\n");
}

TEST_CASE("several edits of a line, and one over several lines, are one change") {
  CHECK(replaced("axbxc\n", "x", "-") == head + "@@ -1 +1 @@\n-axbxc\n+a-b-c\n");
  CHECK(replaced("1\na\nb\nc\n5\n", "\nb\n", "") == head + "@@ -1,5 +1,3 @@\n 1\n-a\n-b\n-c\n+ac\n 5\n");
  CHECK(replaced("x\nx\nx\n", "x", "y") == head + "@@ -1,3 +1,3 @@\n-x\n-x\n-x\n+y\n+y\n+y\n");
}

TEST_CASE("line ends are part of the lines") {
  CHECK(replaced("1\r\nx\r\n", "x", "y") == head + "@@ -1,2 +1,2 @@\n 1\r\n-x\r\n+y\r\n");
  CHECK(replaced("1\nx", "x", "y") ==
        head + "@@ -1,2 +1,2 @@\n 1\n-x\n\\ No newline at end of file\n+y\n\\ No newline at end of file\n");
  CHECK(replaced("x\n2", "x", "y") == head + "@@ -1,2 +1,2 @@\n-x\n+y\n 2\n\\ No newline at end of file\n");
}

TEST_CASE("a file in parts is shown as it is whole") {
  std::string text;
  for (int i = 0; i < 60; ++i) text += i % 7 == 3 && i / 14 % 2 == 0 ? "x\n" : std::to_string(i) + "\n";
  const std::string whole = replaced(text, "x", "y\nz");
  for (std::size_t lines = 1; lines < 20; ++lines) {
    UnifiedDiff diff("a", false);
    std::string out;
    for (std::size_t begin = 0; begin < text.size();) {
      std::size_t end = begin;
      for (std::size_t i = 0; i < lines && end < text.size(); ++i) end = text.find('\n', end) + 1;
      const std::string_view part = std::string_view(text).substr(begin, end - begin);
      diff.add(part, begin, edits_of(part, "x", "y\nz", begin), out);
      begin = end;
    }
    diff.end(out);
    CHECK(out == whole);
  }
}

TEST_CASE("names are written so that patch reads them") {
  const auto header = [](std::string_view path) {
    const std::string diff = diff_of("x", edits_of("x", "x", "y"), false, path);
    return diff.substr(4, diff.find('\n') - 4);
  };
  CHECK(header("a/b.json") == "a/b.json");
  CHECK(header("a b") == "a b\t");
  CHECK(header("za\xC5\xBC.json") == "za\xC5\xBC.json");
  CHECK(header("a\n\"b\\") == R"("a\012\"b\\")");
}

TEST_CASE("with colour it is for people: no key is readable, and no control is obeyed") {
  const std::string key = "AIza" + std::string("SyD3xQ7vB1kLmN9pRtUwZ2cF5hJ8gK0aYs4");
  const std::string text = key + "\t\x1b[2J x\r\n";
  const std::string shown = diff_of(text, edits_of(text, "x\r", "y\r"), true);
  CHECK(shown.find(key) == std::string::npos);
  CHECK(shown.find("\x1b[2J") == std::string::npos);
  CHECK(shown.find('\t') != std::string::npos);
  CHECK(shown.find("\x1b[32m+") != std::string::npos);
  CHECK(shown.find("\x1b[31m-") != std::string::npos);
}
