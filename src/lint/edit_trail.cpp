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
  if (!original.empty()) pieces_.push_back({{0, original.size()}, {}});
}

EditTrail::Piece EditTrail::Piece::part(std::size_t begin, std::size_t end) const {
  if (!added.empty()) return {{}, added.substr(begin, end - begin)};
  return {{kept.begin + begin, kept.begin + end}, {}};
}

void EditTrail::apply(const std::vector<TextEdit>& edits) {
  std::vector<Piece> pieces;
  std::size_t next = 0;  // edit
  std::size_t at = 0;    // begin of the piece in the text
  const auto add_text_at = [&](std::size_t offset) {
    for (; next < edits.size() && edits[next].span.end <= offset; ++next) {
      if (!edits[next].text.empty()) pieces.push_back({{}, edits[next].text});
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
  std::size_t at = 0;
  for (const Piece& piece : pieces_) {
    if (offset < at + piece.size()) {
      return piece.added.empty() ? std::optional(piece.kept.begin + (offset - at)) : std::nullopt;
    }
    at += piece.size();
  }
  return std::nullopt;
}

}  // namespace gemlint::lint
