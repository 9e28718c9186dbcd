// Two ways to the findings of a request: the one that people run, with all its shortcuts, and Options::thorough, which
// takes none. They must say the same of every document of the tests, of every recorded request, and of thousands of
// documents with mistakes made at random.
//
// The recorded requests are looked for in ../shared/corpus beside the project; GEMLINT_SHARED names another ../shared.
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "api/endpoint.hpp"
#include "documents.hpp"
#include "lint/linter.hpp"
#include "mutate.hpp"
#include "report/json.hpp"
#include "report/text.hpp"
#include "shrink.hpp"

namespace {

using namespace gemlint;
using paths::Document;
using paths::Settings;

constexpr std::size_t mutations = 10'000;

lint::Options options_for(const Settings& settings, bool thorough) {
  lint::Options options;
  options.schemas = &api::bundled_schemas();
  options.rules = &rules::bundled_rules();
  options.models = &api::bundled_models();
  options.model = settings.model;
  if (!settings.version.empty()) options.version = api::version_from(settings.version);
  if (!settings.method.empty()) options.method = api::find_method(*options.schemas, settings.method);
  options.as_of = settings.as_of.empty() ? std::string(options.schemas->knowledge) : settings.as_of;
  if (!settings.max_request.empty()) options.max_request = std::stoul(settings.max_request);
  options.preview = true;
  options.thorough = thorough;
  return options;
}

/// All that a reader can see of a report.
std::string told(const lint::FileReport& report) {
  std::string out = std::to_string(report.requests) + " requests, " + std::to_string(report.with_findings) +
                    " with findings, " + std::to_string(report.without_model) + " without model, " +
                    std::to_string(report.not_requests) + " others, " + std::to_string(report.not_covered) +
                    " not covered\n";
  JsonReport json;
  TextOptions text;
  text.words = ReportWords(rules::bundled_rules().ui);
  for (const Finding& finding : report.findings) {
    json.add(finding, out);
    out += '\n';
    append_text(out, finding, text);
  }
  return out;
}

/// Both paths, with memory that is used again from one document to the next as in a run over many files.
class BothPaths {
 public:
  explicit BothPaths(const Settings& settings)
      : fast_options_(options_for(settings, false)), thorough_options_(options_for(settings, true)) {}

  lint::FileReport fast(const std::string& path, const std::string& text) { return fast_.lint(path, text); }
  lint::FileReport thorough(const std::string& path, const std::string& text) { return thorough_.lint(path, text); }

 private:
  lint::Options fast_options_;
  lint::Options thorough_options_;
  lint::Linter fast_{fast_options_};
  lint::Linter thorough_{thorough_options_};
};

BothPaths& paths_for(const Settings& settings) {
  static std::map<Settings, std::unique_ptr<BothPaths>> made;
  std::unique_ptr<BothPaths>& both = made[settings];
  if (!both) both = std::make_unique<BothPaths>(settings);
  return *both;
}

struct Count {
  std::size_t documents = 0;
  std::size_t strict = 0;  ///< that the accept reader takes
  std::size_t requests = 0;
  std::size_t findings = 0;
  std::size_t different = 0;
  std::set<std::string> rules;  ///< that found something
};

void compare(const Document& document, Count& count) {
  BothPaths& both = paths_for(document.settings);
  const lint::FileReport report = both.fast(document.path, document.text);
  static json::AcceptReader reader;
  ++count.documents;
  count.strict += reader.read(document.text) != nullptr ? 1 : 0;
  count.requests += report.requests;
  count.findings += report.findings.size();
  for (const Finding& finding : report.findings) count.rules.insert(finding.rule);
  if (told(report) == told(both.thorough(document.path, document.text))) return;

  // The first few are enough to find the cause, and shrinking takes its time.
  constexpr std::size_t most_shown = 3;
  if (++count.different > most_shown) return;
  const std::string smallest = paths::shrunk(document.text, [&](const std::string& text) {
    return told(both.fast(document.path, text)) != told(both.thorough(document.path, text));
  });
  MESSAGE("the paths differ on a document from " << document.origin << ", as far as it could be shrunk:\n"
                                                 << smallest << "\n\nfast: " << told(both.fast(document.path, smallest))
                                                 << "\nthorough: " << told(both.thorough(document.path, smallest)));
}

void show(const Count& count) {
  MESSAGE(count.documents << " documents, " << count.strict << " of them strict, with " << count.requests
                          << " requests and " << count.findings << " findings of " << count.rules.size()
                          << " rules; the paths differ on " << count.different);
}

void append(std::vector<Document>& documents, std::vector<Document> more) {
  std::move(more.begin(), more.end(), std::back_inserter(documents));
}

const std::vector<Document>& project_documents() {
  static const std::vector<Document> documents = [] {
    const std::filesystem::path root(GEMLINT_SOURCE_DIR);
    std::vector<Document> found = paths::cases_of_rules(root / "tests/rules");
    append(found, paths::files_in(root / "samples"));
    append(found, paths::files_in(root / "tests/not_ours"));
    return found;
  }();
  return documents;
}

/// Empty where the corpus is not there.
const std::vector<Document>& recorded_documents() {
  static const std::vector<Document> documents = [] {
    const char* named = std::getenv("GEMLINT_SHARED");
    const std::filesystem::path shared =
        named != nullptr ? std::filesystem::path(named) : std::filesystem::path(GEMLINT_SOURCE_DIR) / ".." / "shared";
    std::vector<Document> found;
    for (const char* name : {"recorded.jsonl", "samples.jsonl", "failing.jsonl", "tricky-valid.jsonl"})
      append(found, paths::recorded_in(shared / "corpus" / name));
    return found;
  }();
  return documents;
}

}  // namespace

TEST_CASE("both paths agree on the cases of the rules and on the samples") {
  Count count;
  for (const Document& document : project_documents()) compare(document, count);
  show(count);
  CHECK(count.different == 0);
  CHECK(count.documents > 1'000);
  // A rule that finds nothing here is not compared.
  for (const rules::Rule& rule : rules::bundled_rules().rules) {
    CAPTURE(rule.id);
    CHECK(count.rules.count(std::string(rule.id)) == 1);
  }
}

TEST_CASE("both paths agree on the recorded requests") {
  Count count;
  for (const Document& document : recorded_documents()) compare(document, count);
  if (count.documents == 0) MESSAGE("left out: there is no ../shared/corpus, so no recorded request is compared");
  show(count);
  CHECK(count.different == 0);
}

TEST_CASE("both paths agree on the cases of the rules when they go to other models") {
  // Some models each, in turn, so that every model gets its share of the cases.
  constexpr std::size_t models_a_case = 12;
  const auto models = api::bundled_models().models;
  Count count;
  std::size_t next = 0;
  for (Document document : project_documents()) {
    for (std::size_t i = 0; i < models_a_case; ++i) {
      if (!paths::send_to(document.text, models[next++ % models.size()].code)) break;
      compare(document, count);
    }
  }
  show(count);
  CHECK(count.different == 0);
  CHECK(count.documents > 10'000);
}

TEST_CASE("both paths agree on documents with mistakes made at random") {
  std::vector<const Document*> documents;
  for (const Document& document : project_documents()) documents.push_back(&document);
  for (const Document& document : recorded_documents()) documents.push_back(&document);
  std::mt19937 random(20261125);
  Count count;
  for (std::size_t i = 0; i < mutations; ++i) {
    Document document = *documents[random() % documents.size()];
    document.text = paths::mutated(document.text, random);
    compare(document, count);
  }
  show(count);
  CHECK(count.different == 0);
  // Mutations are of use only where most can still be read, and are still requests with something to say of them.
  CHECK(count.strict > mutations / 2);
  CHECK(count.requests > mutations / 2);
  CHECK(count.findings > mutations / 2);
}
