/// gemlint.json as plain values: what schemas/config.json describes.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "api/schema.hpp"
#include "api/violation.hpp"
#include "text/glob.hpp"

namespace gemlint::lint {

/// Something in the file, and where: child positions from its root.
template <typename Value>
struct Placed {
  Value value;
  api::NodePath at;
};

/// "RULE=LEVEL", as rules::Wishes has it.
using Severities = std::vector<Placed<std::string>>;

/// Names that the schemas lack, by the message that has them.
using OwnFields = std::map<std::string, std::set<std::string, std::less<>>, std::less<>>;

struct Config {
  struct Target {
    std::vector<Glob> files;
    std::optional<Placed<std::string>> model;  ///< code without "models/"
    std::optional<Placed<api::Version>> version;
    std::optional<Placed<std::string>> method;
  };
  struct Override {
    std::vector<Glob> files;
    Severities rules;
  };
  struct Suppression {
    Glob path;
    Placed<std::string> rule;
    std::optional<std::string> pointer;  ///< list positions may be "*"
    std::optional<std::string> key;      ///< of a batch line
    std::string reason;
    std::string until;  ///< the last day, YYYY-MM-DD; empty = for ever
    api::NodePath at;
  };
  struct Model {
    Placed<std::string> code;
    std::optional<Placed<std::string>> like;
  };

  std::vector<Target> targets;
  std::vector<Glob> exclude;
  Severities rules;
  std::vector<Override> overrides;
  std::vector<Suppression> suppress;
  std::optional<Placed<std::string>> baseline;
  std::vector<Model> models;
  std::vector<std::string> hosts;
  OwnFields fields;
  std::vector<Placed<std::string>> fields_at;  ///< the messages of `fields`
  std::vector<Placed<std::string>> rule_folders;
  std::optional<Placed<std::string>> schemas;
  std::optional<Placed<std::string>> language;
  std::optional<Placed<std::string>> as_of;
  std::optional<Placed<std::string>> fail_on;
  std::optional<Placed<int>> warn_before_shutdown_days;
};

}  // namespace gemlint::lint
