/// What is said of ids of findings that no rule makes.
#pragma once

#include <optional>
#include <string_view>

#include "report/words.hpp"

namespace gemlint {

/// A finding about gemlint.json itself has the id "configuration", which is no rule's.
struct IdWords {
  std::string_view title;
  std::string_view why;
  std::string_view remedy;
};

/// What rules/ui.json says of the id below "ids"; nothing for the ids of rules, and for those that nobody knows.
std::optional<IdWords> words_of_id(std::string_view id, const ReportWords& words);

}  // namespace gemlint
