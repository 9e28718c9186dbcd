/// The text of an open document, and the protocol's places in it.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "text/span.hpp"

namespace gemlint::lsp {

/// What a client counts within a line.
enum class Encoding { utf8, utf16 };

/// A place as the protocol has it: both 0-based; `character` in units of the agreed encoding.
struct LinePlace {
  std::size_t line = 0;
  std::size_t character = 0;
  friend bool operator==(const LinePlace&, const LinePlace&) = default;
};

/// Lines end at LF, CRLF or a lone CR, whatever the document is. An invalid byte counts as one unit.
class TextBuffer {
 public:
  explicit TextBuffer(std::string text = {});

  const std::string& text() const { return text_; }
  std::size_t lines() const { return starts_.size(); }

  /// Puts `text` in the place of a span that lies inside the text. The time does not depend on the lines, but for
  /// moving what stands behind.
  void replace(Span span, std::string_view text);

  struct Replacement {
    Span span;
    std::string_view text;
  };
  /// Replaces many spans of the text as it is, each before the one in front of it in the list: in one pass.
  void replace_all(const std::vector<Replacement>& backward);

  /// The byte offset of a place. Behind the end of a line is its end, behind the last line is the end of the text, and
  /// inside of a character is its begin.
  std::size_t offset(LinePlace place, Encoding encoding) const;

  /// The place of a byte offset, 0 <= offset <= size. Inside of a character is its begin; between CR and LF is before
  /// them.
  LinePlace place(std::size_t offset, Encoding encoding) const;

 private:
  struct Checkpoint {
    std::size_t offset;
    std::size_t units;  ///< of UTF-16 from the line's begin
  };

  bool starts_line(std::size_t offset) const;
  std::size_t line_end(std::size_t line) const;
  void find_lines();
  std::size_t line_of(std::size_t offset) const;
  template <typename IsBefore>
  Checkpoint checkpoint_before(std::size_t line, IsBefore is_before) const;

  std::string text_;
  std::vector<std::size_t> starts_;  ///< of the lines
  mutable std::map<std::size_t, std::vector<Checkpoint>>
      checkpoints_;  ///< of long lines, as far as they were asked about
};

}  // namespace gemlint::lsp
