#include "lint/edit_trail.hpp"

#include <algorithm>
#include <utility>

namespace gemlint::lint {

std::string edited(std::string_view text, const std::vector<TextEdit>& edits) {
  std::string result;
  std::size_t at = 0;
  for (const TextEdit& edit : edits) {
    result.append(text, at, edit.span.begin - at);
    result += edit.text;
    at = edit.span.end;
  }
  result.append(text, at);
  return result;
}

EditTrail::EditTrail(std::string_view original) : original_(original) {
  if (!original.empty()) pieces_.push_back({{0, original.size()}, {}, 0});
}

EditTrail::Piece EditTrail::Piece::part(std::size_t from, std::size_t to) const {
  if (!added.empty()) return {{}, added.substr(from, to - from), 0};
  return {{kept.begin + from, kept.begin + to}, {}, 0};
}

void EditTrail::apply(const std::vector<TextEdit>& edits) {
  std::vector<Piece> pieces;
  std::size_t next = 0;  // edit
  std::size_t at = 0;    // begin of the piece in the text
  const auto add_text_at = [&](std::size_t offset) {
    for (; next < edits.size() && edits[next].span.end <= offset; ++next) {
      if (!edits[next].text.empty()) pieces.push_back({{}, edits[next].text, 0});
    }
  };
  for (const Piece& piece : pieces_) {
    const std::size_t end = at + piece.size();
    for (std::size_t from = at; from < end;) {
      add_text_at(from);
      // Kept up to the next edit; then that edit takes bytes away, here and perhaps in the pieces that follow.
      const std::size_t keep = next < edits.size() ? std::clamp(edits[next].span.begin, from, end) : end;
      if (keep > from) pieces.push_back(piece.part(from - at, keep - at));
      from = keep < end ? std::min(edits[next].span.end, end) : end;
    }
    at = end;
  }
  add_text_at(at);
  pieces_ = std::move(pieces);
  std::size_t begin = 0;
  for (Piece& piece : pieces_) {
    piece.begin = begin;
    begin += piece.size();
  }
}

std::string EditTrail::text() const {
  std::string result;
  std::size_t size = 0;
  for (const Piece& piece : pieces_) size += piece.size();
  result.reserve(size);
  for (const Piece& piece : pieces_) {
    result += slice(original_, piece.kept);
    result += piece.added;
  }
  return result;
}

std::vector<TextEdit> EditTrail::edits() const {
  std::vector<TextEdit> edits;
  std::size_t at = 0;
  std::string added;
  const auto close = [&](std::size_t end) {
    const Span span = {at, end};
    if (slice(original_, span) != added) edits.push_back({span, std::move(added)});
    added.clear();
  };
  for (const Piece& piece : pieces_) {
    added += piece.added;
    if (piece.kept.empty()) continue;
    close(piece.kept.begin);
    at = piece.kept.end;
  }
  close(original_.size());
  return edits;
}

std::optional<std::size_t> EditTrail::origin(std::size_t offset) const {
  const auto behind = std::upper_bound(pieces_.begin(), pieces_.end(), offset,
                                       [](std::size_t value, const Piece& piece) { return value < piece.begin; });
  if (behind == pieces_.begin()) return std::nullopt;
  const Piece& piece = *(behind - 1);
  const std::size_t inside = offset - piece.begin;
  if (inside >= piece.size() || !piece.added.empty()) return std::nullopt;
  return piece.kept.begin + inside;
}

}  // namespace gemlint::lint
