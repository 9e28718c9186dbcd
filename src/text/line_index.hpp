/// Byte offsets to lines and columns.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "text/span.hpp"

namespace gemlint {

/// A place as people count it: both 1-based, the column in Unicode code points.
struct Position {
  std::size_t line = 1;
  std::size_t column = 1;
  friend bool operator==(const Position&, const Position&) = default;
};

/// What ends a line: LF, CRLF or a lone CR in documents; only LF in JSONL.
enum class LineEnd { any, line_feed };

/// Finds the line and column of byte offsets in one text, in logarithmic time however long the lines are. The text must
/// outlive the index. A byte-order mark at offset 0 is counted in offsets, never in columns. An invalid byte counts as
/// one code point.
class LineIndex {
 public:
  explicit LineIndex(std::string_view text, LineEnd line_end = LineEnd::any);

  /// The position of `offset`, 0 <= offset <= size of the text. An offset inside a code point has that code point's
  /// column.
  Position position(std::size_t offset) const;

  /// The bytes of line `line` (1-based, 1 <= line <= lines()), without its line end (in JSONL also without a CR before
  /// the LF) and without a byte-order mark.
  Span line(std::size_t line) const;

  /// The number of lines, at least 1. A line end at the end of the text is followed by one more, empty line.
  std::size_t lines() const { return starts_.size(); }

 private:
  /// Code points that end at or before a byte offset.
  struct Checkpoint {
    std::size_t offset;
    std::size_t code_points;
  };

  std::size_t code_points_before(std::size_t offset) const;

  std::string_view text_;
  std::vector<std::size_t> starts_;
  std::vector<Checkpoint> checkpoints_;  ///< one for about every KiB, each at the begin of a code point
};

}  // namespace gemlint
