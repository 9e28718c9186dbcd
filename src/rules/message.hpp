/// Texts with holes: "'{field}' takes {expected}, not {found}".
#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gemlint::rules {

/// What goes into the holes of a text, by name. A later value for a name replaces an earlier one.
class Arguments {
 public:
  Arguments() = default;
  Arguments(std::initializer_list<std::pair<std::string_view, std::string>> values);

  void set(std::string_view name, std::string value);
  /// Cuts the values that are `text` to so many code points: what texts quote of a request is never all of it.
  void shorten(std::string_view text, std::size_t most);
  /// The value for `name`, or null.
  const std::string* find(std::string_view name) const;

 private:
  std::vector<std::pair<std::string_view, std::string>> values_;
};

/// `text` with each {name} replaced by its argument. A hole without argument, and braces that are no hole, stay as they
/// are; values are not looked into again.
std::string fill(std::string_view text, const Arguments& arguments);

/// True when every {name} in `text` has an argument.
bool can_fill(std::string_view text, const Arguments& arguments);

}  // namespace gemlint::rules
