/// Half-open ranges of bytes in a text. Inside gemlint a place is a byte offset; lines and columns are made for reports
/// only.
#pragma once

#include <cstddef>
#include <string_view>

namespace gemlint {

/// Bytes [begin, end) of a text; begin <= end.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;

  std::size_t size() const { return end - begin; }
  bool empty() const { return begin == end; }
  friend bool operator==(const Span&, const Span&) = default;
};

/// The bytes of `text` that `span` covers. The span must lie inside the text.
inline std::string_view slice(std::string_view text, Span span) { return text.substr(span.begin, span.size()); }

}  // namespace gemlint
