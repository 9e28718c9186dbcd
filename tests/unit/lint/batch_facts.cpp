#include "lint/batch_facts.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "lint/linter.hpp"

using namespace gemlint;
using namespace gemlint::lint;

namespace {

Options options() {
  Options made;
  made.schemas = &api::bundled_schemas();
  made.rules = &rules::bundled_rules();
  return made;
}

api::Endpoint endpoint_of(std::string model) {
  api::Endpoint endpoint;
  endpoint.request = api::find_message(api::bundled_schemas(), "GenerateContentRequest");
  endpoint.model = std::move(model);
  return endpoint;
}

BatchFacts facts_of(const std::vector<std::string>& models) {
  BatchFacts facts;
  for (const std::string& model : models) {
    add_request(facts, endpoint_of(model));
    facts.line_bytes.add(100 + model.size());
    facts.repeated_keys += model.empty() ? 1 : 0;
  }
  return facts;
}

std::string shown(const BatchFacts& facts) {
  std::string out = std::to_string(facts.requests) + '/' + std::to_string(facts.repeated_keys);
  for (const BatchTarget& target : facts.targets)
    out += ' ' + target.model + ':' + target.method + '=' + std::to_string(target.requests);
  return out;
}

std::string batch_line(const std::string& key) {
  return R"({"key": ")" + key + R"(", "request": {"contents": [{"parts": [{"text": "a"}]}]}})";
}

}  // namespace

TEST_CASE("requests are counted by model and method") {
  CHECK(shown(facts_of({"a", "", "a", "b", "a"})) ==
        "5/1 a:GenerateContentRequest=3 :GenerateContentRequest=1 b:GenerateContentRequest=1");
}

TEST_CASE("a route is known by the last part of its id, and comes before the message") {
  api::Endpoint endpoint = endpoint_of("a");
  endpoint.route = api::find_method(api::bundled_schemas(), "generateContent");
  REQUIRE(endpoint.route != nullptr);
  BatchFacts facts;
  add_request(facts, endpoint);
  add_request(facts, endpoint_of("a"));
  add_request(facts, api::Endpoint());
  CHECK(shown(facts) == "3/0 a:generateContent=1 a:GenerateContentRequest=1 :=1");
}

TEST_CASE("appending is the same as adding all") {
  const std::vector<std::string> models = {"a", "b", "", "a", "c", "c", "", "b", "a", "d"};
  const std::string whole = shown(facts_of(models));
  for (std::size_t cut = 0; cut <= models.size(); ++cut) {
    const auto middle = models.begin() + static_cast<std::ptrdiff_t>(cut);
    BatchFacts parts = facts_of({models.begin(), middle});
    append(parts, facts_of({middle, models.end()}));
    CHECK(shown(parts) == whole);
    CHECK(parts.line_bytes.count() == models.size());
  }
}

TEST_CASE("no more names are kept than the limit, and every request is counted") {
  std::vector<std::string> models;
  for (std::size_t i = 0; i < 3 * BatchFacts::most_targets; ++i) models.push_back("model-" + std::to_string(i));
  BatchFacts facts = facts_of(models);
  CHECK(facts.targets.size() == BatchFacts::most_targets);
  CHECK(facts.requests == models.size());
  append(facts, facts_of({"model-0", "yet-another"}));
  CHECK(facts.targets.size() == BatchFacts::most_targets);
  CHECK(facts.targets[0].requests == 2);
  CHECK(facts.requests == models.size() + 2);
}

TEST_CASE("what is too long for a model's name is not kept") {
  const BatchFacts facts = facts_of({std::string(BatchFacts::longest_model + 1, 'x'), "a"});
  CHECK(shown(facts) == "2/0 a:GenerateContentRequest=1");
  CHECK(facts_of({std::string(BatchFacts::longest_model, 'x')}).targets.size() == 1);
}

TEST_CASE("lines are measured without their ends, however many blocks there are") {
  const Options made = options();
  Linter linter(made);
  const std::string line = batch_line("a");
  const FileReport small = linter.lint("b.jsonl", line + "\r\n\n" + batch_line("b-longer") + '\n' + line);
  CHECK(small.batch.requests == 3);
  CHECK(small.batch.repeated_keys == 1);
  CHECK(small.batch.line_bytes.least() == line.size());
  CHECK(small.batch.line_bytes.most() == line.size() + 7);

  std::string text;
  std::size_t lines = 0;
  for (; text.size() < 2 * block_size; ++lines) text += batch_line(std::to_string(lines)) + '\n';
  text += batch_line("0");
  const FileReport large = linter.lint("b.jsonl", text);
  CHECK(large.batch.requests == lines + 1);
  CHECK(large.batch.line_bytes.count() == lines + 1);
  CHECK(large.batch.repeated_keys == 1);
  CHECK(large.batch.targets.size() == 1);
}

TEST_CASE("a line with a list of requests is one line") {
  const Options made = options();
  Linter linter(made);
  const std::string line = '[' + batch_line("a") + ", " + batch_line("b") + ']';
  const FileReport report = linter.lint("b.jsonl", line + '\n' + batch_line("c"));
  CHECK(report.batch.requests == 3);
  CHECK(report.batch.line_bytes.count() == 2);
  CHECK(report.batch.line_bytes.most() == line.size());
}

TEST_CASE("only batch lines count") {
  const Options made = options();
  Linter linter(made);
  const std::string body = R"({"contents": [{"parts": [{"text": "a"}]}]})";
  CHECK(linter.lint("b.json", body).batch.requests == 0);
  const FileReport mixed = linter.lint("b.jsonl", body + '\n' + batch_line("a") + "\n{\"other\": 1}\n");
  CHECK(mixed.batch.requests == 1);
  CHECK(mixed.batch.line_bytes.count() == 1);
}
