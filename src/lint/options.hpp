/// What a lint run is told.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "api/model.hpp"
#include "api/schema.hpp"
#include "lint/config.hpp"
#include "rules/rule.hpp"
#include "rules/selection.hpp"

namespace gemlint::lint {

struct Options {
  const api::Schemas* schemas = nullptr;
  const rules::RuleSet* rules = nullptr;
  const api::Models* models = nullptr;  ///< null = nothing is known of any model

  // Where requests go that do not say so themselves.
  std::string model;  ///< code without "models/"; empty = not known
  std::optional<api::Version> version;
  const api::Route* method = nullptr;  ///< claims that every file holds requests to this route

  const OwnFields* fields = nullptr;     ///< names that the schemas lack and that are right all the same
  std::vector<std::string> hosts;        ///< proxies that are taken for the API's own host
  std::string as_of;                     ///< the day of the run, YYYY-MM-DD
  rules::Selection selection;            ///< the user's choice of rules and severities
  int warn_before_shutdown_days = 90;    ///< how long before its shutdown a model is warned about
  bool preview = false;                  ///< rules that are not settled yet run too
  std::size_t max_request = 128u << 20;  ///< bytes of one line or document; above the server's own limit
  /// Takes no shortcut: every document is read by the explain reader, every rule judged in full. For tests that hold
  /// the fast path to it; nothing on the command line sets it.
  bool thorough = false;
};

/// Knowledge older than this many days no longer makes an error of a name that may be newer than it.
inline constexpr int knowledge_lifetime_days = 180;

}  // namespace gemlint::lint
