/// Where the characters of a JSON string's value stand in the text that spells it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace gemlint {

/// Maps offsets in the decoded value of a JSON string to offsets in the text it was read from.
/// Runs without escapes are one entry each, so the map of a string with few escapes is small.
class EscapeMap {
 public:
  /// Says that value bytes from `value_offset` on stand, one for one, at `text_offset`. Called with growing value
  /// offsets; a second call for the same value offset replaces the first.
  void add(std::size_t value_offset, std::size_t text_offset);

  /// The text offset of the value byte at `value_offset`; the end of the value maps to the end of its spelling. The
  /// bytes of one escaped character are counted on from the escape's begin, so they stay inside it. Identity for an
  /// empty map.
  std::size_t text_offset(std::size_t value_offset) const;

 private:
  struct Run {
    std::size_t value_offset;
    std::size_t text_offset;
  };
  std::vector<Run> runs_;
};

}  // namespace gemlint
