/// How large a schema becomes when the server makes a grammar of it: what the rules about depth and complexity judge.
#pragma once

#include <cstdint>

#include "api/view.hpp"
#include "checks/json_schema.hpp"

namespace gemlint::checks {

/// What things cost beside one for each value that can be chosen; the figures stand in the rule file.
struct Weights {
  double property = 0;  ///< its name
  double range = 0;     ///< minimum or maximum of a number
};

/// An estimate; the server's own figures are not published. References are followed, a cycle counts once. An array
/// with maxItems counts its elements that many times, since each gets a place of its own in the grammar.
struct SchemaSize {
  std::uint32_t levels = 0;  ///< schemas inside one another
  double whole = 0;          ///< values to choose from, and the weights
  double bounded = 0;        ///< the part of `whole` that arrays with maxItems make
};

/// A schema of the request that is not part of another, in one of two dialects.
struct WholeSchema {
  SchemaPlace place;
  const JsonSchema* json = nullptr;  ///< null = the Schema message at place.node
  std::size_t schemas = 0;           ///< it and all in it: it cannot have more levels
};

/// All of them, listed once for all rules.
const std::vector<WholeSchema>& whole_schemas(const rules::Call& call);

SchemaSize size_of(const JsonSchema& schema, const Weights& weights);
SchemaSize size_of(const api::View& view, const WholeSchema& schema, const Weights& weights);

}  // namespace gemlint::checks
