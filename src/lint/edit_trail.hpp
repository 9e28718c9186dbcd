/// A text that is edited again and again, and the edits that lead there from the text as it was.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/span.hpp"

namespace gemlint::lint {

/// Replaces the bytes of `span` by `text`.
struct TextEdit {
  Span span;
  std::string text;
  friend bool operator==(const TextEdit&, const TextEdit&) = default;
};

/// The text after the edits, which are sorted and apart from each other.
std::string edited(std::string_view text, const std::vector<TextEdit>& edits);

/// Cheap to copy where little was edited, so that a step that turns out wrong can be taken back. The original must
/// outlive it.
class EditTrail {
 public:
  explicit EditTrail(std::string_view original);

  /// Applies edits, in offsets of text(); sorted and apart from each other.
  void apply(const std::vector<TextEdit>& edits);

  /// The text as it is now.
  std::string text() const;

  /// What leads from the original to text(): sorted, apart from each other, and none that changes nothing.
  std::vector<TextEdit> edits() const;

  /// Where in the original the byte at `offset` of text() stands; nothing when it was not there.
  std::optional<std::size_t> origin(std::size_t offset) const;

 private:
  /// Bytes of the original, or added ones.
  struct Piece {
    Span kept;
    std::string added;
    std::size_t begin = 0;  ///< in text()
    std::size_t size() const { return kept.size() + added.size(); }
    Piece part(std::size_t from, std::size_t to) const;
  };

  std::string_view original_;
  std::vector<Piece> pieces_;
};

}  // namespace gemlint::lint
