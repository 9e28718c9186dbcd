#include "api/own_models.hpp"

#include <doctest/doctest.h>

using namespace gemlint::api;

TEST_CASE("a model of one's own has the abilities of the one that it is like, and a life of its own") {
  const OwnModels own = with_own_models(bundled_models(), {{"tuned-x", "gemini-2.5-flash"}, {"quite-new", ""}});
  const Model* tuned = find_model(own.models, "tuned-x");
  const Model* like = find_model(own.models, "gemini-2.5-flash");
  REQUIRE(tuned != nullptr);
  REQUIRE(like != nullptr);
  CHECK(tuned->output_tokens == like->output_tokens);
  CHECK(tuned->output_tokens > 0);
  CHECK(ability(*tuned, "thinking") == ability(*like, "thinking"));
  CHECK(tuned->shutdown.empty());
  CHECK(tuned->aliases.empty());
  CHECK(judged_model(own.models, *tuned, "2026-11-25") == tuned);
  const Model* unknown = find_model(own.models, "quite-new");
  REQUIRE(unknown != nullptr);
  CHECK(unknown->output_tokens == 0);
  CHECK(own.models.models.size() == bundled_models().models.size() + 2);
}

TEST_CASE("a model of one's own comes before the known one of its name") {
  const OwnModels own = with_own_models(bundled_models(), {{"gemini-2.5-flash", ""}});
  REQUIRE(find_model(own.models, "gemini-2.5-flash") != nullptr);
  CHECK(find_model(own.models, "gemini-2.5-flash")->output_tokens == 0);
}
