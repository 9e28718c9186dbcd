/// What rules and the guide are both made of: named texts, and where a fact comes from.
#pragma once

#include <span>
#include <string_view>

namespace gemlint::rules {

/// A named text with holes.
struct Text {
  std::string_view name;
  std::string_view text;
};

/// A page that says so, and when it did.
struct Source {
  std::string_view url;
  std::string_view date;  ///< YYYY-MM or YYYY-MM-DD
};

/// The text called `name`, or "".
std::string_view find_text(std::span<const Text> texts, std::string_view name);

}  // namespace gemlint::rules
