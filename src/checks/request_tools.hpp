/// What a request's tools are, for the rules about tools.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "api/view.hpp"

namespace gemlint::checks {

/// Whether the tools of a request declare functions. Unsure where they could not be read, or where they come from
/// elsewhere: from a cache, or from a server of tools.
api::Set declares_functions(const api::View& view, api::NodeIndex request);

/// A tool of the server that a request has.
struct ServerTool {
  std::string_view name;
  api::NodePath path;
};

/// The first tool of each of `names` in the request, in the order of the names.
std::vector<ServerTool> server_tools(const api::View& view, api::NodeIndex request,
                                     std::span<const std::string_view> names);

/// The path to the first list of functions that the request declares; to its tools when there is none.
api::NodePath first_functions(const api::View& view, api::NodeIndex request);

/// True when toolConfig turns functions off (mode NONE), or may do so.
bool may_turn_functions_off(const api::View& view, api::NodeIndex request);

/// Whether the request asks for the record of what the server's tools did (includeServerSideToolInvocations).
api::Set wants_tool_record(const api::View& view, api::NodeIndex request);

}  // namespace gemlint::checks
