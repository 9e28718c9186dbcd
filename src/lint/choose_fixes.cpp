#include "lint/choose_fixes.hpp"

#include <algorithm>
#include <cstddef>
#include <map>

#include "text/span.hpp"

namespace gemlint::lint {
namespace {

Span span_of(const Edit& edit) { return {edit.range.start.offset, edit.range.end.offset}; }

/// Two texts inserted at one place, or one at the border of what another edit replaces, have no order that both of
/// their authors meant. Edits that only touch have.
bool clash(Span a, Span b) {
  if (a.empty() || b.empty()) return a.begin <= b.end && b.begin <= a.end;
  return a.begin < b.end && b.begin < a.end;
}

/// Edits that are taken: begin to end. They do not clash with each other, so that both go up together.
using Taken = std::multimap<std::size_t, std::size_t>;

bool is_free(const Taken& taken, Span span) {
  // Those that begin behind the span clash no more; of those before it, one that ends before it is the last to look at.
  for (auto after = taken.upper_bound(span.end); after != taken.begin();) {
    --after;
    if (clash({after->first, after->second}, span)) return false;
    if (after->second < span.begin) break;
  }
  return true;
}

}  // namespace

const Fix* first_fix(const Finding& finding, const FixFilter& allowed) {
  if (finding.suppression) return nullptr;
  const auto fix = std::find_if(finding.fixes.begin(), finding.fixes.end(),
                                [&](const Fix& one) { return !one.edits.empty() && allowed(finding, one); });
  return fix == finding.fixes.end() ? nullptr : &*fix;
}

std::vector<ChosenFix> choose_fixes(const std::vector<Finding>& findings, const FixFilter& allowed) {
  std::vector<ChosenFix> offered;
  for (const Finding& finding : findings) {
    if (const Fix* fix = first_fix(finding, allowed)) offered.push_back({&finding, fix});
  }
  std::stable_sort(offered.begin(), offered.end(), [](const ChosenFix& a, const ChosenFix& b) {
    return span_of(a.fix->edits.front()).begin < span_of(b.fix->edits.front()).begin;
  });
  std::vector<ChosenFix> chosen;
  Taken taken;
  for (const ChosenFix& one : offered) {
    const bool fits = std::all_of(one.fix->edits.begin(), one.fix->edits.end(),
                                  [&](const Edit& edit) { return is_free(taken, span_of(edit)); });
    if (!fits) continue;
    for (const Edit& edit : one.fix->edits) taken.emplace(edit.range.start.offset, edit.range.end.offset);
    chosen.push_back(one);
  }
  return chosen;
}

}  // namespace gemlint::lint
