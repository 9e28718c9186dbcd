#include <algorithm>
#include <charconv>

#include "api/names.hpp"
#include "checks/list.hpp"
#include "text/utf8.hpp"

namespace gemlint::checks {
namespace {

/// The most characters that the display name of a message may have; 0 when it has no limit.
std::size_t longest(const rules::Rule& rule, std::string_view message) {
  const auto messages = rules::words_of(rule, "messages");
  const auto limits = rules::words_of(rule, "longest");
  const auto found = std::find(messages.begin(), messages.end(), message);
  if (found == messages.end() || messages.size() != limits.size()) return 0;
  const std::string_view limit = limits[static_cast<std::size_t>(found - messages.begin())];
  std::size_t characters = 0;
  std::from_chars(limit.data(), limit.data() + limit.size(), characters);
  return characters;
}

void look_at(const rules::Call& call, api::NodeIndex node) {
  using namespace api::names;
  const std::size_t limit = longest(call.rule, call.view.nodes[node].message->name);
  if (limit == 0) return;
  const auto name = api::text(call.view, node, CachedContent::displayName);
  if (!name || name->size() <= limit) return;  // characters are no more than bytes
  const std::size_t characters = code_points(*name);
  if (characters <= limit) return;
  rules::Hit& hit = call.report(api::path(call.view, node, CachedContent::displayName));
  hit.arguments.set("count", std::to_string(characters));
  hit.arguments.set("limit", std::to_string(limit));
}

}  // namespace

/// Once a request: what it is about has a display name, and so has the file of an upload.
void display_name_too_long(const rules::Call& call) {
  using namespace api::names;
  if (call.view.nodes.empty()) return;
  look_at(call, 0);
  if (call.view.nodes[0].message->name != messages::CreateFileRequest) return;
  for (const api::NodeIndex file : api::children(call.view, 0, CreateFileRequest::file)) look_at(call, file);
}

}  // namespace gemlint::checks
