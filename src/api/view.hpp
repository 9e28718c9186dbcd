/// A request as the server understood it: which messages it holds, which fields each sets, and what of it could not be
/// read. decode() fills it; rules read it.
///
/// Fields go by their camelCase name whatever the author's spelling, null is absent, lists are flat, and of a field
/// that is set twice the last one counts. What a decode error touches is neither set nor absent but unsure, and rules
/// are silent about it.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "api/schema.hpp"
#include "api/violation.hpp"
#include "json/accept.hpp"

namespace gemlint::api {

/// Index into View::nodes. The root is 0.
using NodeIndex = std::uint32_t;

/// What became of one member of a message's JSON object.
struct Slot {
  std::uint16_t field = no_index;  ///< index into Message::fields; no_index for unknown names and null
  bool unsound = false;            ///< its value could not be read, or does not stand
};

/// A message of the request.
struct Node {
  const Message* message = nullptr;
  const json::Value* object = nullptr;
  const Field* field = nullptr;  ///< that holds it, of the parent's message; null for the root
  std::uint64_t present = 0;     ///< bit (index % 64) of each field that is set
  NodeIndex parent = 0;
  NodeIndex end = 0;             ///< one past its last descendant: nodes stand in preorder
  std::uint32_t first_slot = 0;  ///< a slot for each member, in their order
  std::uint32_t first_step = 0;  ///< into View::steps: child positions that lead here from the parent
  std::uint8_t depth = 0;        ///< steps from the root
  bool unsound = false;          ///< one of its slots is
  bool open_ended = false;       ///< names in it could not be read: an absent field may have been meant
};

struct View {
  const Schemas* schemas = nullptr;
  bool open_ended = false;  ///< the text had mistakes: what is absent may only be lost
  std::vector<Node> nodes;  ///< empty when the body is no object
  std::vector<Slot> slots;
  std::vector<std::uint32_t> steps;

  void clear();
};

/// Notes that values which `paths` lead to from `body`, the one that was decoded, may lack parts: what is absent in a
/// message is then unsure, and so is a field that holds such a list or map.
void mark_incomplete(View& view, const json::Value& body, const std::vector<NodePath>& paths);

/// The bit of a field in Node::present.
constexpr std::uint64_t field_bit(std::size_t index) { return std::uint64_t{1} << (index % 64); }

/// Whether a field is set; `unsure` where a decode error stands in the way.
enum class Set : std::uint8_t { no, yes, unsure };

inline Set is_set(const View& view, NodeIndex node, const Field& field);
/// The same by name. A name that the message lacks (other schemas than the bundled ones) is unsure.
Set is_set(const View& view, NodeIndex node, const FieldName& name);

/// Whether a field is set, and the last member that sets it.
struct Setting {
  Set set = Set::no;
  const json::Value* value = nullptr;  ///< where `set` is yes
};
Setting setting_of(const View& view, NodeIndex node, const Field& field);

/// The value that the server keeps for a field, or null when it is not set or not sound. For a repeated field the last
/// member's value, which may be a list or one element: use elements().
const json::Value* value(const View& view, NodeIndex node, const Field& field);
const json::Value* value(const View& view, NodeIndex node, const FieldName& name);

// One scalar; nothing when it is not set or not sound.
std::optional<double> number(const View& view, NodeIndex node, const FieldName& name);
std::optional<std::string_view> text(const View& view, NodeIndex node, const FieldName& name);
std::optional<bool> boolean(const View& view, NodeIndex node, const FieldName& name);
/// The value's name in its enum, whatever the author's spelling.
std::optional<std::string_view> enum_name(const View& view, NodeIndex node, const FieldName& name);

/// The elements of a repeated field that is no message: flat, without nulls, over all members that set it. A lone value
/// is one element. Empty when not set or not sound.
std::vector<const json::Value*> elements(const View& view, NodeIndex node, const Field& field);
std::vector<const json::Value*> elements(const View& view, NodeIndex node, const FieldName& name);

/// The messages that a field holds: one, those of a list (flat), or a map's values. In the order of the body.
class Children {
 public:
  class Iterator {
   public:
    Iterator(const View& view, NodeIndex at, NodeIndex end, const Field* field);
    NodeIndex operator*() const { return at_; }
    Iterator& operator++();
    bool operator!=(const Iterator& other) const { return at_ != other.at_; }

   private:
    void skip();

    const View* view_;
    NodeIndex at_;
    NodeIndex end_;
    const Field* field_;
  };

  Children(const View& view, NodeIndex node, const Field* field) : view_(view), node_(node), field_(field) {}
  Iterator begin() const;
  Iterator end() const;
  bool empty() const { return !(begin() != end()); }
  std::size_t count() const;

 private:
  const View& view_;
  NodeIndex node_;
  const Field* field_;
};

Children children(const View& view, NodeIndex node, const FieldName& name);
/// All messages directly inside, whatever their field.
Children children(const View& view, NodeIndex node);

/// The key of a map's value.
std::string_view map_key(const View& view, NodeIndex node);

/// The path from the root to a node.
NodePath path(const View& view, NodeIndex node);

/// The path to the member that sets a field (the one that the server keeps); the node's own when it is not set.
NodePath path(const View& view, NodeIndex node, const FieldName& name);

/// The path to one of the elements().
NodePath path(const View& view, NodeIndex node, const FieldName& name, const json::Value& element);

/// The server's path to a node, in proto names: "tools[0].function_declarations[3]"; a map's value by its key:
/// "properties[city]". That is how what the server checks after decoding names its places.
std::string server_path(const View& view, NodeIndex node);

/// setting_of() a field that may be set, or that the node's message does not have.
Setting setting_by_slots(const View& view, NodeIndex node, const Field& field);

inline Setting setting_of(const View& view, NodeIndex index, const Field& field) {
  const Node& node = view.nodes[index];
  const auto at = static_cast<std::size_t>(&field - node.message->fields.data());
  const bool absent = at < node.message->fields.size() && (node.present & field_bit(at)) == 0;
  if (absent && !node.open_ended && !view.open_ended) return {};
  return setting_by_slots(view, index, field);
}

Set is_set(const View& view, NodeIndex index, const Field& field) {
  const Node& node = view.nodes[index];
  const auto at = static_cast<std::size_t>(&field - node.message->fields.data());
  const std::size_t fields = node.message->fields.size();
  // Where nothing went wrong the bits say it all.
  if (at < fields && fields <= 64 && !node.unsound && !node.open_ended && !view.open_ended)
    return (node.present & field_bit(at)) != 0 ? Set::yes : Set::no;
  return setting_of(view, index, field).set;
}

}  // namespace gemlint::api
