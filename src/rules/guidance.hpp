/// The guide: what an answer of the server means and what to do about it (rules/guidance.json).
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "rules/text.hpp"

namespace gemlint::rules {

/// One of several things that a user may see under an entry, and what helps against it.
struct GuidanceCase {
  std::string_view symptom;
  std::string_view remedy;
};

/// A request parameter and the values that the guide gives for it.
struct GuidanceParameter {
  std::string_view name;         ///< JSON path below generationConfig
  double minimum = 0;            ///< both ends belong to the range
  double maximum = 0;            ///< not used when `model_limit` is set
  bool whole = false;            ///< whole numbers only
  std::string_view model_limit;  ///< the member of models.json that is the maximum; empty = `maximum` is
};

/// An entry of the guide: an error code, or a topic.
struct Guidance {
  std::string_view id;
  int http = 0;  ///< 0 for a topic that is no error code
  std::string_view status;
  std::string_view topic;  ///< which part of the guide: "codes", "models", ...
  std::string_view title;
  std::string_view cause;
  std::string_view remedy;
  std::string_view line;                   ///< one sentence for a finding; may hold {version}
  std::string_view example;                ///< may be empty
  std::span<const std::string_view> also;  ///< other names that people look it up by: "RECITATION", "MAX_TOKENS"
  std::span<const GuidanceCase> cases;
  std::span<const GuidanceParameter> parameters;
  std::span<const std::string_view> links;
  std::span<const Source> sources;
};

/// The entry with that id, or null.
const Guidance* find_guidance(std::span<const Guidance> guide, std::string_view id);

/// The entries that `what` names: an id, an HTTP code ("429"), a status ("RESOURCE_EXHAUSTED"), another name
/// ("RECITATION"), or words of the id or title ("thinking budget"), in this order; only the first kind that has any.
/// Case, blanks, '_' and '-' make no difference.
std::vector<const Guidance*> look_up(std::span<const Guidance> guide, std::string_view what);

}  // namespace gemlint::rules
