#include "lint/narrow_edits.hpp"

#include <utility>

#include "finding/quotes_much.hpp"

namespace gemlint::lint {

void narrow(const Locator& locator, std::vector<Edit>& edits) {
  std::vector<Edit> narrowed;
  for (Edit& edit : edits) {
    const std::string_view old = locator.text_at(edit.range);
    const std::size_t at = old.size() > most_quoted ? edit.text.find(old) : std::string::npos;
    if (at == std::string::npos) {
      narrowed.push_back(std::move(edit));
      continue;
    }
    const std::string before = edit.text.substr(0, at);
    const std::string after = edit.text.substr(at + old.size());
    if (!before.empty()) narrowed.push_back({{edit.range.start, edit.range.start}, before});
    if (!after.empty()) narrowed.push_back({{edit.range.end, edit.range.end}, after});
  }
  edits = std::move(narrowed);
}

}  // namespace gemlint::lint
