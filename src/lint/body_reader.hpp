/// Reads one request body after the other: decode, then the rules, then the findings of both.
#pragma once

#include <optional>
#include <vector>

#include "api/decode.hpp"
#include "finding/finding.hpp"
#include "lint/locator.hpp"
#include "lint/options.hpp"
#include "lint/requests.hpp"
#include "rules/engine.hpp"
#include "rules/thorough_engine.hpp"

namespace gemlint::lint {

class BodyReader {
 public:
  explicit BodyReader(const Options& options);

  /// What is known of how the body stands in its file.
  struct Circumstances {
    bool first_in_file = true;
    bool open_ended = false;                     ///< anything in it may be lost
    std::vector<api::NodePath> incomplete = {};  ///< from the body to the containers in which something may be lost
  };

  /// Decodes a body and runs the rules over it; true when there is something to say. What it found is valid until the
  /// next call, and as long as `body` and `request`.
  bool read(const json::Value& body, const Request& request, const Circumstances& circumstances);

  /// Appends the findings of the body that was read last, which stands at `base` of the document of `locator`. `outer`
  /// is the document that holds the url; another one when the body is a string that holds JSON.
  void append_findings(const json::Value& body, const Request& request, const api::NodePath& base, Locator& locator,
                       Locator& outer, std::vector<Finding>& findings) const;

 private:
  void drop_own_fields();
  bool run_rules(const rules::Context& context, std::vector<rules::Hit>& hits, std::size_t limit);
  void judge_replacement();

  const Options& options_;
  rules::Engine engine_;
  std::optional<rules::ThoroughEngine> thorough_engine_;  ///< in its place, with Options::thorough
  api::Decoded decoded_;
  rules::Context context_;
  std::vector<rules::Hit> hits_;
  std::vector<rules::Hit> replacement_hits_;  ///< if the recommended model were asked instead
};

}  // namespace gemlint::lint
