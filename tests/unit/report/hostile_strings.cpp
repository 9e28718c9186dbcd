// Whatever bytes a finding's strings hold, every format stays what it is.

#include <random>
#include <string>

#include "report/visible.hpp"
#include "text/utf8.hpp"
#include "written_report.hpp"

using namespace gemlint;

namespace {

/// Bytes that formats take for markup, controls, broken UTF-8 and characters of all lengths.
std::string some_bytes(std::mt19937& random) {
  static const std::string pieces[] = {"a",         "\"",
                                       "\\",        "<",
                                       ">",         "&",
                                       "'",         "%",
                                       ":",         ",",
                                       "\n",        "\r",
                                       "\r\n",      "\t",
                                       "::",        "]]>",
                                       "%0A",       "\x1b[31m",
                                       "\x7f",      "\xc2\x80",
                                       "\xff",      "\xc3",
                                       "\xe2\x80",  "ż",
                                       "日",        "\U0001f600",
                                       "\u202e",    "\ufeff",
                                       "\uffff",    "\xed\xa0\x80",
                                       "{x}",       "-->",
                                       "<![CDATA[", " ",
                                       "::error::", "#",
                                       "`",         std::string(1, '\0')};
  std::string text;
  for (auto count = random() % 12; count > 0; --count) text += pieces[random() % std::size(pieces)];
  return text;
}

Finding hostile(std::mt19937& random) {
  Finding finding = misspelt_temperature();
  finding.severity = Severity(random() % 3);
  finding.message = "m" + some_bytes(random);
  finding.hint = some_bytes(random);
  finding.path = "p" + some_bytes(random);
  finding.pointer = some_bytes(random);
  finding.request = RequestName{random() % 9, some_bytes(random)};
  finding.server->message = some_bytes(random);
  finding.notes = {{some_bytes(random), Within::body, some_bytes(random), range_on_line(1, 1, 0, 1)}};
  finding.fixes[0].title = some_bytes(random);
  finding.fixes[0].edits[0].text = some_bytes(random);
  finding.fingerprint = random();
  if (random() % 3 == 0) finding.range.reset();
  if (random() % 9 == 0) finding.suppression = Suppression{Suppression::Source::configuration, some_bytes(random)};
  return finding;
}

/// Tags that are closed as they were opened, attributes in quotes, and no character that XML lacks.
bool is_well_formed(std::string_view xml) {
  std::vector<std::string_view> open;
  for (std::size_t at = 0; at < xml.size();) {
    if (xml[at] != '<') {
      if (xml[at] == '&' && xml.substr(at, 7).find(';') == std::string_view::npos) return false;
      const CodePoint read = code_point_at(xml, at);
      const bool is_control = read.value < ' ' && read.value != '\n' && read.value != '\t';
      if (!read.valid || is_control || read.value == 0xFFFE || read.value == 0xFFFF) return false;
      at += read.length;
      continue;
    }
    std::size_t end = at + 1;
    for (bool quoted = false; end < xml.size() && (quoted || xml[end] != '>'); ++end) {
      if (xml[end] == '"') quoted = !quoted;
      if (xml[end] == '<' || xml[end] == '\n') return false;
    }
    const std::string_view tag = xml.substr(at + 1, end - at - 1);
    const std::string_view name =
        tag.substr(tag.starts_with('/') ? 1 : 0, tag.find_first_of(" /", 1) - (tag.starts_with('/') ? 1 : 0));
    if (tag.starts_with('/')) {
      if (open.empty() || open.back() != name) return false;
      open.pop_back();
    } else if (!tag.starts_with('?') && !tag.ends_with('/')) {
      open.push_back(name);
    }
    at = end + 1;
  }
  return open.empty();
}

}  // namespace

TEST_CASE("what is well-formed is told from what is not") {
  CHECK(is_well_formed("<?xml version=\"1.0\"?>\n<a b=\"c\"><d/>e &lt; f</a>\n"));
  for (const char* wrong : {"<a>", "<a></b>", "<a b=\"<\"/>", "<a>\x01</a>", "<a>\xff</a>", "<a>& b c d e f</a>"})
    CHECK_FALSE_MESSAGE(is_well_formed(wrong), wrong);
}

TEST_CASE("no bytes break a format") {
  std::mt19937 random(7);  // the same in every run
  for (int round = 0; round < 300; ++round) {
    CAPTURE(round);
    std::vector<Finding> findings;
    for (int i = 0; i < 5; ++i) findings.push_back(hostile(random));
    for (const char* name : {"json", "sarif", "gitlab"}) {
      const auto document = written_json(name, findings);
      CHECK_FALSE(document.IsNull());
    }
    for (const char* name : {"junit", "checkstyle"}) {
      const std::string text = written(name, findings);
      CHECK_MESSAGE(is_well_formed(text), text);
    }
    for (const char* name : {"compact", "github", "jsonl"}) {
      const std::string text = written(name, findings);
      CHECK(is_valid_utf8(text));
      std::size_t lines = 0;
      for (std::size_t offset = 0; offset < text.size();) {
        const CodePoint read = code_point_at(text, offset);
        lines += read.value == '\n' ? 1 : 0;
        // JSON leaves all but controls as they are.
        const bool is_free = std::string_view(name) == "jsonl" ? read.value >= ' ' : !must_not_be_shown(read.value);
        CHECK((is_free || read.value == '\n'));
        offset += read.length;
      }
      CHECK(lines == findings.size() + (std::string_view(name) == "jsonl" ? 1 : 0));
    }
  }
}
