#include "report/junit.hpp"

#include <string_view>

#include "report/phrases.hpp"
#include "report/xml.hpp"

namespace gemlint {
namespace {

/// Begins a test case; names are never translated, since CI systems know a test by them.
void begin_case(std::string& out, std::string_view name, std::string_view path) {
  out += "    <testcase";
  append_attribute(out, "name", name);
  append_attribute(out, "classname", path);
  out += " time=\"0\"";
}

/// "unknown-field 6:5", so that findings of one rule are different tests.
std::string name_of(const Finding& finding) {
  if (!finding.range) return finding.rule;
  const Position& start = finding.range->start.position;
  return finding.rule + ' ' + std::to_string(start.line) + ':' + std::to_string(start.column);
}

}  // namespace

void JunitReport::begin(std::string& out) { out += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n"; }

void JunitReport::add(const Finding& finding, std::string& out) {
  if (tests_ > 0 && (path_ != finding.path || tests_ == most_cases)) write_suite(path_, out);
  path_ = finding.path;
  ++tests_;
  begin_case(cases_, name_of(finding), finding.path);
  if (least_failure_ && finding.severity >= *least_failure_) {
    add_failure(finding);
  } else {
    cases_ += "/>\n";
    append_headline(output_, finding);
    output_ += '\n';
  }
}

void JunitReport::add_failure(const Finding& finding) {
  ++failures_;
  cases_ += "><failure";
  append_attribute(cases_, "type", to_string(finding.severity));
  append_attribute(cases_, "message", message_with_hint(finding));
  cases_ += '>';
  std::string text;
  append_headline(text, finding);
  if (finding.server)
    text += '\n' + std::string(words_.word("labels.server")) + ": " + server_in_short(*finding.server);
  for (const Fix& fix : finding.fixes) text += '\n' + std::string(words_.word("labels.fix")) + ": " + fix.title;
  text += "\ngemlint explain " + finding.rule;
  append_xml(cases_, text);
  cases_ += "</failure></testcase>\n";
}

void JunitReport::end_file(std::string_view path, std::string& out) {
  if (path_ != path) {
    if (tests_ > 0) write_suite(path_, out);
    path_ = path;
    ++tests_;
    begin_case(cases_, "gemlint", path);
    cases_ += "/>\n";
  }
  if (tests_ > 0) write_suite(path, out);
  path_.clear();
}

void JunitReport::add_problem(std::string_view problem, std::string& out) {
  ++problems_;
  add_error(problem, problem, out);
}

void JunitReport::add_error(std::string_view name, std::string_view message, std::string& out) {
  if (tests_ > 0) write_suite(path_, out);
  ++tests_;
  ++errors_;
  begin_case(cases_, "gemlint", name);
  cases_ += "><error type=\"unreadable\"";
  append_attribute(cases_, "message", message);
  cases_ += "/></testcase>\n";
  write_suite(name, out);
}

void JunitReport::write_suite(std::string_view name, std::string& out) {
  out += "  <testsuite";
  append_attribute(out, "name", name);
  append_attribute(out, "package", "gemlint");
  append_attribute(out, "id", std::to_string(suites_++));
  append_attribute(out, "timestamp", started_);
  // The schema demands a host; reports do not say on which machine they were made.
  append_attribute(out, "hostname", "localhost");
  append_attribute(out, "tests", std::to_string(tests_));
  append_attribute(out, "failures", std::to_string(failures_));
  append_attribute(out, "errors", std::to_string(errors_));
  out += " time=\"0\">\n    <properties/>\n" + cases_ + "    <system-out>";
  append_xml(out, output_);
  out += "</system-out>\n    <system-err/>\n  </testsuite>\n";
  cases_.clear();
  output_.clear();
  tests_ = failures_ = errors_ = 0;
}

void JunitReport::end(const Summary& summary, std::string& out) {
  // Merging knows their number alone.
  if (summary.unreadable > problems_)
    add_error("unreadable", words_.counted("summary.unreadable", summary.unreadable - problems_), out);
  if (tests_ > 0) write_suite(path_, out);
  out += "</testsuites>\n";
}

}  // namespace gemlint
