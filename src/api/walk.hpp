/// The walk behind decode(): one pass over a body, beside its schema. Only decode.cpp and its parts include this.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "api/decode.hpp"
#include "api/element.hpp"
#include "json/accept.hpp"

namespace gemlint::api {

inline std::string_view text_of(const json::Value& value) { return {value.GetString(), value.GetStringLength()}; }

/// The kinds whose JSON form is one number, string or boolean, and that the server calls scalar.
constexpr bool is_scalar(Kind kind) { return kind >= Kind::string && kind <= Kind::enumeration; }

class Walk {
 public:
  Walk(const DecodeOptions& options, Decoded& result) : options_(options), result_(result) {}

  void run(const json::Value& body);

 private:
  static constexpr std::size_t most_fields = 256;  // the loader refuses messages with more
  static constexpr std::size_t most_oneofs = 16;
  static constexpr NodeIndex no_node = 0xFFFFFFFF;
  static constexpr std::uint32_t no_slot = 0xFFFFFFFF;

  /// A message being read, and which of its fields and oneofs are set.
  struct Open {
    Open(Element& its_element, const Message& its_message) : element(its_element), message(its_message) {}

    Element& element;
    const Message& message;
    std::uint32_t first_slot = 0;  ///< in the view
    bool merged = false;           ///< a message field is set twice
    std::array<std::uint64_t, most_fields / 64> seen{};
    std::array<std::uint8_t, most_oneofs> holder{};   ///< 1 + index of the field that set the oneof
    std::array<std::uint32_t, most_fields> position;  ///< of the first member that set the field; meaningful where seen
  };

  // walk.cpp: messages and lists
  /// `field` of the message around it holds it; null for the root.
  void read_message(Element& element, const Message& message, const Field* field, const json::Value& object);
  void read_member(Open& open, const Field& field, std::string_view name, const json::Value& value);
  void lose(const Open& open, std::uint32_t position);
  bool set(Open& open, const Field& field, std::string_view name);
  void read_list(Element& list, const Message* owner, const Field& field, const json::Value& items);
  void read_scalar(Element& owner, const Message* message, const Field& field, std::string_view name,
                   const json::Value& value);

  // walk_view.cpp: what the view keeps
  void open_node(Open& open, const Field* field, const json::Value& object);
  void close_node(const Open& open);
  void mark(Violation violation);

  // walk_free.cpp: maps, Struct and Value, and what is not looked into
  void read_map(Element& map, const Message* owner, const Field& field, const json::Value& object);
  void read_map_value(Element& entry, const Message* owner, const Field& field, std::string_view key,
                      const json::Value& value);
  void read_struct(Element& element, const json::Value& object);
  void read_values(Element& element, const json::Value& items);
  void read_free(Element& element, const json::Value& value);
  void skip(const json::Value& value);

  // walk_hits.cpp
  bool enter(const json::Value& container);
  void leave() { --depth_; }
  void at_member(std::uint32_t position) { path_[depth_ - 1] = position; }
  /// Records a violation at the current node; null when there are too many.
  Hit* hit(Violation violation, const Message* message, const Field* field, std::string_view name);
  /// One that the server words as a wrong name.
  Hit* name_hit(Violation violation, const Element& element, const Message* message, const Field* field,
                std::string_view name);
  /// One that the server words as a wrong value.
  Hit* value_hit(Violation violation, const Element& element, const Message* message, const Field* field,
                 std::string_view name, std::string type, std::string value);
  void repeated_key(const Element& map, const Message* owner, const Field* field, std::string_view key,
                    std::uint32_t first);
  /// `path` with its last step at `position`.
  static NodePath sibling(const NodePath& path, std::uint32_t position);

  const Message* message_of(const Field& field) const {
    return field.type == no_index ? nullptr : &options_.schemas->messages[field.type];
  }
  const Enum* enum_of(const Field& field) const {
    return field.type == no_index ? nullptr : &options_.schemas->enums[field.type];
  }
  /// What the server prints in brackets for a value of `field`; empty when its name for the type is not known.
  std::string printed_type(const Field& field) const;

  const DecodeOptions& options_;
  Decoded& result_;
  std::array<std::uint32_t, depth_limit + 1> path_{};  ///< child positions from the body's root, depth_ of them
  std::size_t depth_ = 0;
  NodeIndex node_ = no_node;      ///< the message being read
  std::uint32_t slot_ = no_slot;  ///< of its member being read
  bool warned_deep_ = false;
  bool too_deep_ = false;
};

}  // namespace gemlint::api
