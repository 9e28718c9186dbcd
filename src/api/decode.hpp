/// Reads a request body as the server's front end does: beside the schema, in the order of the body, finding everything
/// that the front end refuses and what it takes in a way the author will not expect.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "api/schema.hpp"
#include "api/view.hpp"
#include "api/violation.hpp"
#include "json/accept.hpp"

namespace gemlint::api {

/// Objects and lists, counted from the body's root: more are refused (the exact figure is not settled; 100 is over
/// every reading).
inline constexpr std::size_t depth_limit = 100;
/// Deeper than this is more than any accepted request was seen to have.
inline constexpr std::size_t depth_warning = 64;

struct DecodeOptions {
  const Schemas* schemas = nullptr;
  const Message* root = nullptr;  ///< message of the body
  Version version = Version::v1beta;
  bool names_may_be_newer = false;                   ///< unknown names and enum values pass (coverage "fields")
  std::string_view prefix;                           ///< Route::prefix
  std::span<const std::string_view> bound_presence;  ///< Route::bound_presence
  std::size_t limit = 10000;                         ///< hits kept
};

struct Decoded {
  std::vector<Hit> hits;  ///< in the order of the body
  bool cut = false;       ///< there were more than the limit
  View view;              ///< what the server understood; points into the body
};

/// Walks `body` and puts what is wrong and what was understood into `result`, in place of what it held. A result that
/// is used again and again soon allocates nothing for a clean body. Time is linear in the size of the body. Recursion
/// goes at most depth_limit deep.
void decode(const json::Value& body, const DecodeOptions& options, Decoded& result);

}  // namespace gemlint::api
