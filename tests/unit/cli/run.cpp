#include "cli/run.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "../report/example_finding.hpp"
#include "report/words.hpp"

using namespace gemlint;
using namespace gemlint::cli;

namespace {

/// A folder of its own, which goes with it.
class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "gemlint-test-XXXXXX").string();
    REQUIRE(mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  ~Folder() {
    std::error_code error;
    std::filesystem::remove_all(path_, error);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  std::string path(const std::string& name) const { return (path_ / name).string(); }

  std::string read(const std::string& name) const {
    std::ifstream file(path_ / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }

  std::ptrdiff_t entries() const { return std::distance(std::filesystem::directory_iterator(path_), {}); }

 private:
  std::filesystem::path path_;
};

lint::Options options_in_english() {
  lint::Options options;
  options.schemas = &api::bundled_schemas();
  options.rules = &rules::bundled_rules();
  return options;
}

Finding of_request(std::size_t index, std::optional<Suppression::Source> source = std::nullopt) {
  Finding finding = misspelt_temperature();
  finding.request = RequestName{index, std::nullopt};
  if (source) finding.suppression = Suppression{*source, "agreed"};
  return finding;
}

std::size_t times(const std::string& text, std::string_view what) {
  std::size_t count = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + what.size())) ++count;
  return count;
}

}  // namespace

TEST_CASE("findings that are suppressed stand in SARIF only, and count as nothing else") {
  const Folder folder;
  const lint::Options options = options_in_english();
  const TextOptions text_options = {.words = ReportWords(options.rules->ui)};
  const CommandLine line;
  Run run(line, options, text_options);
  const char* const others[] = {"text", "compact", "json", "jsonl", "github", "gitlab", "junit", "checkstyle"};
  std::vector<OutputWish> wishes = {{"sarif", folder.path("sarif")}};
  for (const char* name : others) wishes.push_back({name, folder.path(name)});
  REQUIRE(run.open(wishes, "en", "error").empty());

  lint::FileReport report;
  // One request with nothing but suppressed findings, one with both kinds, one with a finding as usual.
  report.findings = {of_request(0, Suppression::Source::configuration), of_request(0, Suppression::Source::baseline),
                     of_request(1, Suppression::Source::baseline), of_request(1), of_request(2)};
  report.requests = 4;
  report.with_findings = 3;
  run.add(report);
  run.end_file("prompts/summary.json");
  REQUIRE(run.end());

  CHECK(run.summary().suppressed == 1);
  CHECK(run.summary().baselined == 2);
  CHECK(run.summary().errors == 2);
  CHECK(run.summary().fixable == 2);
  CHECK(run.summary().with_findings == 2);
  CHECK(run.exit_code() == exit_findings);
  CHECK(times(folder.read("sarif"), "\"ruleId\"") == 5);
  CHECK(times(folder.read("sarif"), "\"justification\":\"agreed\"") == 3);
  for (const char* name : others) {
    CAPTURE(name);
    // Checkstyle and JUnit escape the quotes of the message in their own ways; none leaves its words out.
    const std::size_t each = std::string(name) == "junit" ? 2 : 1;
    CHECK(times(folder.read(name), "unknown field ") == 2 * each);
  }
}

TEST_CASE("a run with nothing but suppressed findings is clean") {
  const Folder folder;
  const lint::Options options = options_in_english();
  const TextOptions text_options = {.words = ReportWords(options.rules->ui)};
  const CommandLine line;
  Run run(line, options, text_options);
  REQUIRE(run.open({{"text", folder.path("text")}}, "en", "error").empty());
  lint::FileReport report;
  report.findings = {of_request(0, Suppression::Source::configuration)};
  report.requests = report.with_findings = 1;
  run.add(report);
  run.end_file("a.json");
  REQUIRE(run.end());
  CHECK(run.exit_code() == exit_clean);
  CHECK(folder.read("text") == "No problems in 1 request (1 file).\n1 finding is suppressed by gemlint.json.\n");
}

TEST_CASE("a report that is not ended leaves no file") {
  const Folder folder;
  {
    const lint::Options options = options_in_english();
    const TextOptions text_options;
    const CommandLine line;
    Run run(line, options, text_options);
    REQUIRE(run.open({{"json", folder.path("a")}, {"sarif", folder.path("b")}}, "en", "error").empty());
    CHECK(folder.entries() == 2);
  }
  CHECK(folder.entries() == 0);
}
