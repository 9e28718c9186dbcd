#include "text/escape_map.hpp"

#include <algorithm>

namespace gemlint {

void EscapeMap::add(std::size_t value_offset, std::size_t text_offset) {
  if (!runs_.empty()) {
    Run& last = runs_.back();
    if (last.value_offset == value_offset) {
      last.text_offset = text_offset;
      return;
    }
    const bool continues =
        text_offset >= last.text_offset && text_offset - last.text_offset == value_offset - last.value_offset;
    if (continues) return;
  }
  runs_.push_back({value_offset, text_offset});
}

std::size_t EscapeMap::text_offset(std::size_t value_offset) const {
  const auto after = std::upper_bound(runs_.begin(), runs_.end(), value_offset,
                                      [](std::size_t value, const Run& run) { return value < run.value_offset; });
  if (after == runs_.begin()) return value_offset;
  const Run& run = *(after - 1);
  return run.text_offset + (value_offset - run.value_offset);
}

}  // namespace gemlint
