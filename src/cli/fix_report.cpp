#include "cli/fix_report.hpp"

#include <algorithm>

#include "report/json.hpp"

namespace gemlint::cli {
namespace {

/// Adds values to a list, with the commas between them.
template <typename Value>
bool add_all(const std::vector<Value>& values, Spool& list, bool& has_some) {
  std::string text;
  for (const Value& value : values) {
    if (has_some) text += ',';
    has_some = true;
    JsonReport::append(value, text);
  }
  return list.append(text);
}

}  // namespace

bool FixReport::add(const lint::Fixed& fixed) {
  rounds_ = std::max(rounds_, fixed.rounds);
  stable_ = stable_ && fixed.stable;
  return add_all(fixed.applied, applied_, has_applied_) && add_all(fixed.edits, edits_, has_edits_);
}

bool FixReport::end_file(std::string_view path) {
  bool fine = true;
  if (has_applied_ || !stable_) {
    std::string head;
    JsonReport::begin_fixed_file(path, rounds_, stable_, head);
    const auto take = [&](std::string_view text) { fine = fine && entries_.append(text); };
    take(head + "\"applied\":[");
    fine = applied_.read(take) && fine;
    take("],\"edits\":[");
    fine = edits_.read(take) && fine;
    take("]}\n");
  }
  begin_file();
  return fine;
}

void FixReport::drop_file() { begin_file(); }

void FixReport::begin_file() {
  applied_.clear();
  edits_.clear();
  rounds_ = 0;
  stable_ = true;
  has_applied_ = false;
  has_edits_ = false;
}

}  // namespace gemlint::cli
