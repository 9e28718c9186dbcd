#include "text/line_index.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace gemlint {

namespace {

constexpr std::size_t checkpoint_distance = 1024;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

}  // namespace

LineIndex::LineIndex(std::string_view text, LineEnd line_end) : text_(text), starts_{0} {
  checkpoints_.reserve(text.size() / checkpoint_distance + 1);
  std::size_t count = 0;
  std::size_t next_checkpoint = 0;
  for (std::size_t offset = 0; offset < text.size(); ++count) {
    if (offset >= next_checkpoint) {
      checkpoints_.push_back({offset, count});
      next_checkpoint = offset + checkpoint_distance;
    }
    const char character = text[offset];
    offset += static_cast<unsigned char>(character) < 0x80 ? 1 : code_point_at(text, offset).length;
    const bool carriage_return_ends =
        character == '\r' && line_end == LineEnd::any && (offset == text.size() || text[offset] != '\n');
    if (character == '\n' || carriage_return_ends) starts_.push_back(offset);
  }
}

std::size_t LineIndex::code_points_before(std::size_t offset) const {
  const auto after = std::upper_bound(checkpoints_.begin(), checkpoints_.end(), offset,
                                      [](std::size_t value, const Checkpoint& point) { return value < point.offset; });
  if (after == checkpoints_.begin()) return 0;
  const Checkpoint& from = *(after - 1);
  std::size_t count = from.code_points;
  for (std::size_t at = from.offset; at < offset; ++count) {
    at += code_point_at(text_, at).length;
    if (at > offset) break;
  }
  return count;
}

Position LineIndex::position(std::size_t offset) const {
  const auto after = std::upper_bound(starts_.begin(), starts_.end(), offset);
  const std::size_t line = static_cast<std::size_t>(after - starts_.begin());
  std::size_t start = starts_[line - 1];
  if (start == 0 && text_.substr(0, byte_order_mark.size()) == byte_order_mark) start = byte_order_mark.size();
  if (offset <= start) return {line, 1};
  return {line, code_points_before(offset) - code_points_before(start) + 1};
}

Span LineIndex::line(std::size_t line) const {
  Span span{starts_[line - 1], line < starts_.size() ? starts_[line] : text_.size()};
  if (line < starts_.size()) {
    const bool line_feed = text_[span.end - 1] == '\n';
    --span.end;
    if (line_feed && span.end > span.begin && text_[span.end - 1] == '\r') --span.end;
  }
  if (span.begin == 0 && slice(text_, span).substr(0, byte_order_mark.size()) == byte_order_mark) {
    span.begin = byte_order_mark.size();
  }
  return span;
}

}  // namespace gemlint
