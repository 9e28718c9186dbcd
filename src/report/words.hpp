/// The fixed words of a report in the reader's language (rules/ui.json and its translations).
#pragma once

#include <cstddef>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "rules/rule.hpp"

namespace gemlint {

/// Looks words up by name: "labels.server". A name that has no word stands for itself, so that nothing is lost.
class ReportWords {
 public:
  using Holes = std::initializer_list<std::pair<std::string_view, std::string_view>>;

  ReportWords() = default;
  explicit ReportWords(std::span<const rules::Text> words) : words_(words) {}

  /// The text called `name`.
  std::string_view word(std::string_view name) const;

  /// The text called `name` with each {hole} filled; a hole without value stays.
  std::string sentence(std::string_view name, Holes holes) const;

  /// The form of `name` for that many: name.one for 1; name.few for 2 to 4, 22 to 24, 32 to 34 and so on, but not 12 to
  /// 14, where the language has such a form; otherwise name.many. Its hole {count} is filled too.
  std::string counted(std::string_view name, std::size_t count, Holes holes = {}) const;

 private:
  std::span<const rules::Text> words_;
};

}  // namespace gemlint
