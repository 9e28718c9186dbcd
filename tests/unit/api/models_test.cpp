#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <string>

#include "api/load_models.hpp"
#include "api/model.hpp"

using namespace gemlint;
using api::Known;
using api::Status;

namespace {

const api::Model& bundled(std::string_view code) {
  const api::Model* model = api::find_model(api::bundled_models(), code);
  REQUIRE_MESSAGE(model != nullptr, std::string(code));
  return *model;
}

std::string judged(std::string_view code, std::string_view day) {
  const api::Model* model = api::judged_model(api::bundled_models(), bundled(code), day);
  return model == nullptr ? "(unknown)" : std::string(model->code);
}

/// Loads one model with these members beside its code; returns the error.
std::string error_of(const std::string& members, const std::string& rest = "") {
  std::string error;
  const std::string text =
      R"({"knowledge": "2026-01-02", "sources": {"page": {"kind": "official", "url": "https://example.com", "date": "2026-01"}},
    "models": [{"code": "m-1")" +
      (members.empty() ? "" : ", " + members) + "}" + rest + "]}";
  const auto loaded = api::load_models(text, error);
  CHECK(loaded.has_value() == error.empty());
  return error;
}

api::LoadedModels load(const std::string& models) {
  std::string error;
  auto loaded = api::load_models(R"({"knowledge": "2026-06-01", "models": [)" + models + "]}", error);
  REQUIRE_MESSAGE(loaded.has_value(), error);
  return std::move(*loaded);
}

// Everything that a model holds, as text, so that two of them can be compared and a difference be seen.
class Dump {
 public:
  template <typename... Values>
  void add(const Values&... values) {
    (one(values), ...);
    out_ << '\n';
  }
  std::string text() const { return out_.str(); }

 private:
  void one(std::string_view text) { out_ << '"' << text << "\" "; }
  void one(int number) { out_ << number << ' '; }
  void one(bool flag) { out_ << flag << ' '; }
  void one(double number) {
    out_.precision(17);
    out_ << number << ' ';
  }
  template <typename Enum>
  requires std::is_enum_v<Enum>
  void one(Enum value) { out_ << static_cast<int>(value) << ' '; }
  template <typename Value>
  void one(const std::optional<Value>& value) {
    if (value) {
      one(*value);
    } else {
      out_ << "- ";
    }
  }
  void one(const api::Period& period) { add(period.from, period.until); }
  void one(const api::Ability& each) { add(each.name, each.value, each.when); }
  void one(const api::Target& each) { add(each.code, each.when); }
  void one(const api::Access& each) { add(each.kind, each.when); }
  void one(const api::CachingMinimum& each) { add(each.tokens, each.when); }
  void one(const api::ReferenceImages& each) { add(each.kind, each.count); }
  void one(const api::FactSource& each) { add(each.group, each.kind, each.url, each.date); }
  template <typename Item>
  void one(std::span<const Item> items) {
    out_ << items.size() << '[';
    for (const Item& item : items) one(item);
    out_ << "] ";
  }

  std::ostringstream out_;
};

[[maybe_unused]] std::string dump(const api::Model& m) {
  Dump out;
  out.add(m.code, m.display_name, m.family, m.generation, m.aliases, m.alias_of, m.rolling, m.targets);
  out.add(m.status, m.stage, m.released, m.deprecated, m.shutdown, m.shutdown_confirmed, m.replacements, m.access,
          m.list_version, m.last_listed);
  out.add(m.input_tokens, m.output_tokens, m.highest_output_tokens, m.context_window, m.input_modalities,
          m.output_modalities, m.methods_known, m.methods);
  out.add(m.abilities, m.caching_minimums, m.sources);
  const api::Thinking& t = m.thinking;
  out.add(t.supported, t.control, t.levels_known, t.levels, t.default_level, t.budget_min, t.budget_max,
          t.default_budget, t.can_disable, t.dynamic_budget);
  const api::Parameters& p = m.parameters;
  out.add(p.default_temperature, p.max_temperature, p.default_top_p, p.default_top_k, p.max_top_k, p.max_candidates,
          p.sampling, p.sampling_when);
  const api::Embedding& e = m.embedding;
  out.add(e.known, e.default_dimensions, e.min_dimensions, e.max_dimensions, e.allowed_dimensions,
          e.recommended_dimensions, e.task_types_known, e.task_types, e.normalized, e.normalized_only_at);
  const api::PerPrompt& l = m.per_prompt;
  out.add(l.max_images, l.max_videos, l.max_video_minutes, l.max_audio_hours, l.max_audio_hours_with_detail,
          l.max_pdf_pages);
  out.add(m.image.known, m.image.aspect_ratios, m.image.sizes, m.image.default_size, m.image.max_reference_images);
  return out.text();
}

}  // namespace

#ifdef GEMLINT_SOURCE_DIR
TEST_CASE("the bundled models are those of schemas/models.json") {
  std::ifstream file(std::string(GEMLINT_SOURCE_DIR) + "/schemas/models.json", std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  std::string error;
  const auto loaded = api::load_models(text.str(), error);
  REQUIRE_MESSAGE(loaded.has_value(), error);
  const api::Models& bundled = api::bundled_models();
  CHECK(bundled.knowledge == loaded->models.knowledge);
  CHECK(std::equal(bundled.ability_names.begin(), bundled.ability_names.end(), loaded->ability_names.begin(),
                   loaded->ability_names.end()));
  REQUIRE(bundled.models.size() == loaded->all.size());
  for (std::size_t i = 0; i < bundled.models.size(); ++i) CHECK(dump(bundled.models[i]) == dump(loaded->all[i]));
}
#endif

TEST_CASE("models are found by code and by alias, a code first") {
  CHECK(bundled("gemini-2.5-flash").code == "gemini-2.5-flash");
  CHECK(bundled("gemini-4-hydrogen-eap").code == "gemini-4-hydrogen");
  CHECK(bundled("gemini-1.5-pro-latest").code == "gemini-1.5-pro-latest");
  CHECK(api::find_model(api::bundled_models(), "models/gemini-2.5-flash") == nullptr);
  CHECK(api::find_model(api::bundled_models(), "") == nullptr);
}

TEST_CASE("facts of the guide") {
  const api::Model& pro = bundled("gemini-2.5-pro");
  CHECK(pro.generation == "2.5");
  CHECK(pro.output_tokens == 65536);
  CHECK(pro.thinking.budget_min == 128);
  CHECK(pro.thinking.budget_max == 32768);
  CHECK(pro.thinking.can_disable == Known::no);
  CHECK(pro.parameters.max_temperature == 2.0);
  CHECK(bundled("gemini-2.5-flash-image").parameters.max_temperature == 1.0);
  CHECK(bundled("gemini-3.8-flash").generation == "3");
  CHECK(bundled("gemini-embedding-2").embedding.max_dimensions == 3072);
  CHECK(bundled("gemini-embedding-2").embedding.known);
  CHECK_FALSE(pro.embedding.known);
  CHECK(bundled("gemini-embedding-001").embedding.normalized_only_at == 3072);
  CHECK(bundled("lyria-3.5").per_prompt.max_videos == 0);
  CHECK_FALSE(pro.per_prompt.max_video_minutes.has_value());
}

TEST_CASE("abilities: one lookup, what nobody said is unknown") {
  const api::Model& flash = bundled("gemini-2.5-flash");
  CHECK(api::ability(flash, "thinking") == Known::yes);
  CHECK(api::ability(flash, "thinkingBudget") == Known::yes);
  CHECK(api::ability(flash, "thinkingLevel") == Known::no);
  CHECK(api::ability(flash, "functionCalling") == Known::yes);
  CHECK(api::ability(flash, "penalties") == Known::no);
  CHECK(api::ability(flash, "logprobs") == Known::no);
  CHECK(api::ability(flash, "modelTurnPrefill") == Known::unknown);
  CHECK(api::ability(flash, "no such ability") == Known::unknown);
  CHECK(api::ability(bundled("gemini-3.6-flash"), "thinkingLevel") == Known::yes);
  // Budgets were accepted where levels are the documented way.
  CHECK(api::ability(bundled("gemini-3.6-flash"), "thinkingBudget") == Known::unknown);
  CHECK(api::ability(bundled("gemini-4-neon"), "thinkingBudget") == Known::no);
  CHECK(api::ability(bundled("gemini-embedding-2"), "taskType") == Known::no);
  const auto names = api::bundled_models().ability_names;
  CHECK(std::is_sorted(names.begin(), names.end()));
  for (const char* name :
       {"thinking", "penalties", "logprobs", "candidateCount", "modelTurnPrefill", "systemInstruction", "jsonMode"}) {
    CHECK(std::binary_search(names.begin(), names.end(), std::string_view(name)));
  }
}

TEST_CASE("abilities that changed on a day") {
  const api::Model& flash = bundled("gemini-3-flash-preview");
  CHECK(api::ability(flash, "mapsGrounding", "2026-03-17") == Known::no);
  CHECK(api::ability(flash, "mapsGrounding", "2026-03-18") == Known::yes);
  CHECK(api::ability(flash, "mapsGrounding") == Known::yes);
  CHECK(api::ability(flash, "functionsWithBuiltinTools", "2026-03-17") == Known::unknown);
  CHECK(api::ability(flash, "functionsWithBuiltinTools", "2026-11-23") == Known::yes);
}

TEST_CASE("a period ends before its last date, and what ended says nothing of today") {
  CHECK(api::contains({"2026-02", "2026-03-18"}, "2026-02-01"));
  CHECK_FALSE(api::contains({"2026-02", "2026-03-18"}, "2026-01-31"));
  CHECK(api::contains({"2026-02", "2026-03-18"}, "2026-03-17"));
  CHECK_FALSE(api::contains({"2026-02", "2026-03-18"}, "2026-03-18"));
  CHECK(api::contains({}, "2026-03-18"));
  const auto loaded = load(R"({"code": "a", "capabilities": {"batch": [{"value": true, "until": "2026-02"}]}})");
  CHECK(api::ability(loaded.models.models[0], "batch", "2026-01-31") == Known::yes);
  CHECK(api::ability(loaded.models.models[0], "batch", "2026-02-01") == Known::unknown);
  CHECK(api::ability(loaded.models.models[0], "batch") == Known::unknown);
}

TEST_CASE("a rerouted model is judged by its target from that day on") {
  CHECK(judged("gemini-3.7-flash", "2026-10-07") == "gemini-3.7-flash");
  CHECK(judged("gemini-3.7-flash", "2026-10-08") == "gemini-3.8-flash");
  CHECK(judged("gemini-3-pro-preview", "2026-03-08") == "gemini-3-pro-preview");
  CHECK(judged("gemini-3-pro-preview", "2026-11-23") == "gemini-3.1-pro-preview");
  CHECK(judged("gemini-2.5-pro", "2026-11-23") == "gemini-2.5-pro");
  // Said to be the same model, but nobody says since when: its own entry.
  CHECK(judged("nano-banana-pro-preview", "2026-11-23") == "nano-banana-pro-preview");
}

TEST_CASE("a rolling alias is judged by nothing when its target is not known") {
  CHECK(judged("gemini-flash-latest", "2026-11-23") == "(unknown)");
  CHECK(judged("gemini-flash-latest", "2026-02-01") == "gemini-3-flash-preview");
  CHECK(judged("gemini-flash-latest", "2026-01-20") == "(unknown)");
  CHECK(judged("gemini-flash-lite-latest", "2026-11-23") == "(unknown)");
  CHECK(judged("gemini-pro-latest", "2026-02-01") == "gemini-3-pro-preview");
}

TEST_CASE("targets that go round in circles are not known") {
  const auto loaded = load(R"({"code": "a", "targets": [{"code": "b"}]}, {"code": "b", "targets": [{"code": "a"}]})");
  CHECK(api::judged_model(loaded.models, loaded.models.models[0], "2026-01-01") == nullptr);
}

TEST_CASE("shut down is what is confirmed, past, and not answered by another") {
  CHECK(api::is_shut_down(bundled("gemini-2.0-flash"), "2026-06-01"));
  CHECK_FALSE(api::is_shut_down(bundled("gemini-2.0-flash"), "2026-05-31"));
  CHECK_FALSE(api::is_shut_down(bundled("gemini-3-pro-preview"), "2026-11-23"));    // answered by its target
  CHECK_FALSE(api::is_shut_down(bundled("gemini-2.5-flash-image"), "2026-11-23"));  // date past, not confirmed
  CHECK_FALSE(api::is_shut_down(bundled("gemini-3.1-flash-lite"), "2027-06-01"));   // "not before"
  CHECK_FALSE(api::is_shut_down(bundled("gemini-2.5-pro"), "2026-11-23"));
}

TEST_CASE("status on a day") {
  const api::Models& models = api::bundled_models();
  const auto status = [&](std::string_view code, std::string_view day) {
    return api::status_on(models, bundled(code), day);
  };
  CHECK(status("gemini-2.0-flash", "2025-02-04") == Status::unreleased);
  CHECK(status("gemini-2.0-flash", "2025-02-05") == Status::stable);
  CHECK(status("gemini-2.0-flash", "2026-02-18") == Status::deprecated);
  CHECK(status("gemini-2.0-flash", "2026-06-01") == Status::shut_down);
  CHECK(status("gemini-2.5-pro-preview-03-25", "2025-05-01") == Status::preview);
  // Off, but nobody says since when.
  CHECK(status("gemini-1.5-pro-001", "2026-11-23") == Status::shut_down);
  CHECK(status("gemini-1.5-pro-001", "2025-01-01") == Status::unknown);
  CHECK(status("gemma-3-27b-it", "2026-11-23") == Status::unknown);
  // Only the month of the release is known.
  CHECK(status("gemini-3.5-transcribe", "2026-07-31") == Status::unreleased);
  CHECK(status("gemini-3.5-transcribe", "2026-08-01") == Status::stable);
}

TEST_CASE("caching minimums by day, with gaps where nobody looked") {
  const api::Model& flash = bundled("gemini-2.5-flash");
  CHECK(api::caching_minimum(flash, "2025-12-01") == 1024);
  CHECK_FALSE(api::caching_minimum(flash, "2026-05-01").has_value());
  CHECK(api::caching_minimum(flash, "2026-11-23") == 2048);
  CHECK_FALSE(api::caching_minimum(bundled("gemini-embedding-2"), "2026-11-23").has_value());
}

TEST_CASE("the most that maxOutputTokens may be") {
  CHECK(api::max_output_tokens(bundled("gemini-2.5-pro")) == 65536);
  CHECK(api::max_output_tokens(bundled("gemini-3.1-flash-lite-image")) == 65536);  // sources disagree
  CHECK(api::max_output_tokens(bundled("gemini-4-argon")) == 1048576);             // a budget over several answers
  CHECK(api::max_output_tokens(bundled("gemini-3.5-transcribe")) == 0);
}

TEST_CASE("access and sampling hold from their day") {
  const api::Model& pro = bundled("gemini-2.5-pro");
  CHECK_FALSE(api::has_access_limit(pro, "prior-users", "2026-09-17"));
  CHECK(api::has_access_limit(pro, "prior-users", "2026-09-18"));
  CHECK_FALSE(api::has_access_limit(pro, "paid", "2026-09-18"));
  CHECK(api::has_access_limit(bundled("gemini-4-neon"), "paid", "2026-11-23"));
  const api::Parameters& parameters = bundled("gemini-3.6-flash").parameters;
  CHECK(parameters.sampling == api::Sampling::deprecated);
  CHECK(contains(parameters.sampling_when, "2026-07-21"));
  CHECK_FALSE(contains(parameters.sampling_when, "2026-07-20"));
}

TEST_CASE("nearest models") {
  const auto nearest = [](std::string_view code) {
    return api::nearest_models(api::bundled_models(), code, "2026-11-23");
  };
  REQUIRE_FALSE(nearest("gemini-2.5-flsh").empty());
  CHECK(nearest("gemini-2.5-flsh").front() == "gemini-2.5-flash");
  CHECK(nearest("gemini-25-flash").front() == "gemini-2.5-flash");
  CHECK(nearest("gemini-2.0-flahs").front() == "gemini-2.0-flash");  // what was meant, though it is off
  CHECK(nearest("gemini-2.5-flash-preview-12-2025").front() == "gemini-2.5-flash");
  CHECK(nearest("gemini-3.8-pro").size() == 3);
  CHECK(nearest("gpt-4o").empty());
  CHECK(nearest("").empty());
  CHECK(nearest(std::string(1000000, 'g')).empty());
  CHECK(api::nearest_models(api::bundled_models(), "gemini-3.8-flsh", "2026-11-23", 1).size() == 1);
}

TEST_CASE("the format is closed, and errors name the model and the key") {
  CHECK(error_of("") == "");
  CHECK(error_of(R"("status": null, "inputTokenLimit": null)") == "");
  CHECK(error_of(R"("colour": "red")") == "m-1: unknown key 'colour'");
  CHECK(error_of(R"("thinking": {"budgetMinimum": 1})") == "m-1: thinking: unknown key 'budgetMinimum'");
  CHECK(error_of(R"("thinking": {"control": "knob"})") ==
        "m-1: thinking: control: none of none, thinkingBudget, thinkingLevel");
  CHECK(error_of(R"("thinking": {"budgetMin": "128"})") == "m-1: thinking: budgetMin: not a whole number from 0 on");
  CHECK(error_of(R"("status": "retired")") ==
        "m-1: status: none of stable, preview, experimental, deprecated, shut-down");
  CHECK(error_of(R"("shutdownDate": "May 2026")") == "m-1: shutdownDate: not a date (YYYY-MM-DD)");
  CHECK(error_of(R"("shutdownDate": "2026-13-01")") == "m-1: shutdownDate: not a date (YYYY-MM-DD)");
  CHECK(error_of(R"("inputTokenLimit": 0)") == "m-1: inputTokenLimit: not a whole number from 1 on");
  CHECK(error_of(R"("aliases": "x")") == "m-1: aliases: not a list");
  CHECK(error_of(R"("aliases": [1])") == "m-1: aliases: not a list of strings");
  CHECK(error_of(R"("capabilities": {"batch": "yes"})") == "m-1: capabilities: batch: not a list");
  CHECK(
      error_of(
          R"("capabilities": {"batch": [{"value": true, "until": "2026-03"}, {"value": false, "from": "2026-02"}]})") ==
      "m-1: capabilities: batch: said twice for one day");
  CHECK(error_of(R"("targets": [{"code": "m-2"}])") == "m-1: targets: no model 'm-2'");
  CHECK(error_of(R"("targets": [{"code": "m-1", "from": "2026-02", "until": "2026-01"}])") ==
        "m-1: targets: a period that ends before it begins");
  CHECK(error_of(R"("sources": {"limits": ["page"]})") == "");
  CHECK(error_of(R"("sources": {"limits": ["leaf"]})") == "m-1: sources: limits: no source 'leaf'");
  CHECK(error_of("", R"(, {"code": "m-1"})") == "m-1: stands there twice");
  CHECK(error_of("", R"(, {"family": "f"})") == "model 2: no code");
  CHECK(error_of("", R"(, [])") == "model 2: not an object");
  std::string error;
  CHECK_FALSE(api::load_models("{", error).has_value());
  CHECK(error == "models: not JSON");
  CHECK_FALSE(api::load_models("[]", error).has_value());
  CHECK(error == "not an object");
  CHECK_FALSE(api::load_models("{}", error).has_value());
  CHECK(error == "no models");
}

TEST_CASE("loaded models stay valid when they are moved") {
  auto loaded =
      load(R"({"code": "a-model-of-ours", "aliases": ["another-name-of-it"], "capabilities": {"batch": true}})");
  const api::LoadedModels moved = std::move(loaded);
  const api::Model* model = api::find_model(moved.models, "another-name-of-it");
  REQUIRE(model != nullptr);
  CHECK(model->code == "a-model-of-ours");
  CHECK(api::ability(*model, "batch") == Known::yes);
}
