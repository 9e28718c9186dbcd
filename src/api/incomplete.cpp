#include <unordered_map>

#include "api/view.hpp"
#include "json/rapidjson.hpp"

namespace gemlint::api {

namespace {

constexpr NodeIndex no_message = 0xFFFFFFFF;

}  // namespace

void mark_incomplete(View& view, const json::Value& body, const std::vector<NodePath>& paths) {
  if (paths.empty()) return;
  std::unordered_map<const json::Value*, NodeIndex> messages;
  for (NodeIndex index = 0; index < view.nodes.size(); ++index) messages.emplace(view.nodes[index].object, index);
  for (const NodePath& path : paths) {
    const json::Value* at = &body;
    NodeIndex message = no_message;
    std::size_t depth = 0;  // of the innermost message on the way
    std::size_t step = 0;
    while (true) {
      if (const auto found = messages.find(at); found != messages.end()) {
        message = found->second;
        depth = step;
      }
      if (step == path.size()) break;
      const std::uint32_t position = path[step++];
      if (at->IsObject() && position < at->MemberCount()) {
        at = &(at->MemberBegin() + static_cast<std::ptrdiff_t>(position))->value;
      } else if (at->IsArray() && position < at->Size()) {
        at = &(*at)[position];
      } else {
        break;
      }
    }
    if (message == no_message) continue;
    Node& node = view.nodes[message];
    if (depth == path.size()) {
      node.open_ended = true;
    } else {
      view.slots[node.first_slot + path[depth]].unsound = true;
      node.unsound = true;
    }
  }
}

}  // namespace gemlint::api
