/// Where the server thinks it is: the chain of messages and lists from which it prints paths like
/// "tools[0].function_declarations[3].parameters.properties[4].value".
#pragma once

#include <string>

#include "api/schema.hpp"

namespace gemlint::api {

/// A message or list that is being read; lives on the stack of the walk. Lists count what they have read, since the
/// server numbers elements by that count (nulls and, among scalars, good elements do not move it).
class Element {
 public:
  /// The root.
  Element() = default;

  /// `field` of the message or list `parent`. A list is an element of its own, and its elements have it as parent.
  Element(Element* parent, const Field* field, bool is_list)
      : parent_(parent), field_(field), count_(is_list ? 0 : not_a_list) {
    if (!is_list && parent->count_ != not_a_list && is_counted(*field)) ++parent->count_;
  }

  Element(const Element&) = delete;
  Element& operator=(const Element&) = delete;

  /// The server's path to this element; "" for the root.
  std::string path() const;

 private:
  static constexpr int not_a_list = -1;
  static bool is_counted(const Field& field) { return field.repeated || field.kind == Kind::map; }

  Element* parent_ = nullptr;
  const Field* field_ = nullptr;
  int count_ = not_a_list;
};

}  // namespace gemlint::api
