/// Models that a user adds to those that are known.
#pragma once

#include <deque>
#include <string>
#include <utility>
#include <vector>

#include "api/model.hpp"

namespace gemlint::api {

/// The models and the memory that they point into. Stays valid when moved.
struct OwnModels {
  Models models;

  std::deque<std::string> codes;
  std::vector<Model> all;
};

/// A model's code, and the code of the model whose limits and abilities it has; empty = nothing is known of it.
using OwnModel = std::pair<std::string, std::string>;

/// `base` with more models, which come before those of the same code. One that is like no model of `base` counts as one
/// of which nothing is known. `base` must outlive the result.
OwnModels with_own_models(const Models& base, const std::vector<OwnModel>& own);

}  // namespace gemlint::api
