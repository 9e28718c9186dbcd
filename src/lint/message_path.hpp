/// The messages on the way from a body's root to a place in it.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "api/schema.hpp"
#include "api/violation.hpp"
#include "json/accept.hpp"

namespace gemlint::lint {

struct MessageStep {
  const api::Message* message = nullptr;
  const json::Value* object = nullptr;  ///< null when the body is no object there
  std::size_t depth = 0;                ///< steps of the path that lead to it
};

/// From the root, which comes first, to the message that the node at the end of `path` is a member of. `path` must lead
/// to something in `body`; where it leaves what the schema knows, the list ends.
std::vector<MessageStep> messages_on_path(const api::Schemas& schemas, const api::Message& root,
                                          const json::Value& body, const api::NodePath& path);

/// The name of the member by which `path` leaves a message.
std::string_view member_name(const MessageStep& step, const api::NodePath& path);

/// The path that goes on with `path` from where `base` leads.
api::NodePath joined(const api::NodePath& base, const api::NodePath& path);

/// The value that `path` leads to, or null.
const json::Value* value_at(const json::Value& root, const api::NodePath& path);

}  // namespace gemlint::lint
