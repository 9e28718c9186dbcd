#include "api/own_models.hpp"

namespace gemlint::api {

OwnModels with_own_models(const Models& base, const std::vector<OwnModel>& own) {
  OwnModels result;
  for (const auto& [code, like] : own) {
    Model model;
    if (const Model* known = like.empty() ? nullptr : find_model(base, like); known != nullptr) model = *known;
    model.code = result.codes.emplace_back(code);
    model.display_name = model.code;
    model.aliases = {};
    model.alias_of = {};
    // Its life is its own: nothing is known of when it ends.
    model.targets = {};
    model.rolling = false;
    model.status = Status::unknown;
    model.released = model.deprecated = model.shutdown = {};
    model.shutdown_confirmed = Known::unknown;
    model.replacements = {};
    model.access = {};
    result.all.push_back(model);
  }
  result.all.insert(result.all.end(), base.models.begin(), base.models.end());
  result.models = base;
  result.models.models = result.all;
  return result;
}

}  // namespace gemlint::api
