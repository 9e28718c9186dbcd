#include "report/xml.hpp"

#include "written_report.hpp"

using namespace gemlint;

namespace {

std::string element(std::string_view text) {
  std::string out;
  append_xml(out, text);
  return out;
}

std::string attribute(std::string_view text) {
  std::string out;
  append_attribute(out, "a", text);
  return out;
}

}  // namespace

TEST_CASE("xml: markup and line breaks stay what they are") {
  CHECK(element("a<b>&\"c\" 'd' ]]>") == "a&lt;b&gt;&amp;&quot;c&quot; 'd' ]]&gt;");
  CHECK(element("a\tb\nc\rd") == "a\tb\nc&#13;d");
  CHECK(attribute("a\tb\nc\rd\"") == " a=\"a&#9;b&#10;c&#13;d&quot;\"");
}

TEST_CASE("xml: what it cannot hold is replaced") {
  const std::string replaced = "\xef\xbf\xbd";
  CHECK(element(std::string_view("\0\x01\x1b", 3)) == replaced + replaced + replaced);
  CHECK(element("\xef\xbf\xbe\xef\xbf\xbf") == replaced + replaced);
  CHECK(element("\xff") == replaced);
  CHECK(element("\xed\xa0\x80") == replaced + replaced + replaced);  // a surrogate
  CHECK(element("ż\U0001f600") == "ż\U0001f600");
}

TEST_CASE("checkstyle: the findings of a file stand together") {
  Finding finding = misspelt_temperature();
  finding.path = "/srv/project/a&b.json";
  finding.hint.clear();
  CHECK(written("checkstyle", {finding, finding, file_warning()}) ==
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<checkstyle version=\"4.3\">\n"
        "  <file name=\"a&amp;b.json\">\n"
        "    <error line=\"14\" column=\"5\" severity=\"error\" message=\"unknown field 'temprature' in "
        "GenerationConfig\" source=\"gemlint.unknown-field\"/>\n"
        "    <error line=\"14\" column=\"5\" severity=\"error\" message=\"unknown field 'temprature' in "
        "GenerationConfig\" source=\"gemlint.unknown-field\"/>\n"
        "  </file>\n"
        "  <file name=\"prompts/notes.json\">\n"
        "    <error line=\"1\" column=\"1\" severity=\"warning\" message=\"no Gemini request in this file\" "
        "source=\"gemlint.not-a-request\"/>\n"
        "  </file>\n"
        "</checkstyle>\n");
}
