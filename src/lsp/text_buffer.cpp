#include "lsp/text_buffer.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace gemlint::lsp {
namespace {

/// Between two checkpoints of a line.
constexpr std::size_t stretch = 1024;

/// Units of UTF-16 of a code point.
std::size_t units_of(const CodePoint& point) { return point.value > 0xFFFF ? 2 : 1; }

}  // namespace

TextBuffer::TextBuffer(std::string text) : text_(std::move(text)), starts_{0} {
  for (std::size_t at = 1; at <= text_.size(); ++at) {
    if (starts_line(at)) starts_.push_back(at);
  }
}

/// Whether a line begins at an offset over 0.
bool TextBuffer::starts_line(std::size_t offset) const {
  const char before = text_[offset - 1];
  return before == '\n' || (before == '\r' && (offset == text_.size() || text_[offset] != '\n'));
}

void TextBuffer::replace(Span span, std::string_view text) {
  text_.replace(span.begin, span.size(), text);
  checkpoints_.clear();
  // Whether a line begins somewhere depends on the bytes to both sides, so both ends of the span are looked at again.
  const auto first = std::lower_bound(starts_.begin(), starts_.end(), std::max<std::size_t>(span.begin, 1));
  const auto behind = std::upper_bound(first, starts_.end(), span.end);
  std::vector<std::size_t> inside;
  const std::size_t end = span.begin + text.size();
  for (std::size_t at = std::max<std::size_t>(span.begin, 1); at <= end; ++at) {
    if (starts_line(at)) inside.push_back(at);
  }
  // Unsigned, so that growing and shrinking are the same sum.
  const std::size_t shift = text.size() - span.size();
  for (auto start = behind; start != starts_.end(); ++start) *start += shift;
  if (inside.size() == static_cast<std::size_t>(behind - first)) {
    std::copy(inside.begin(), inside.end(), first);
    return;
  }
  const auto at = starts_.erase(first, behind);
  starts_.insert(at, inside.begin(), inside.end());
}

/// Before its line end.
std::size_t TextBuffer::line_end(std::size_t line) const {
  std::size_t end = line + 1 < starts_.size() ? starts_[line + 1] : text_.size();
  if (line + 1 == starts_.size()) return end;
  const std::size_t begin = starts_[line];
  if (end > begin && text_[end - 1] == '\n') --end;
  if (end > begin && text_[end - 1] == '\r') --end;
  return end;
}

const std::vector<TextBuffer::Checkpoint>& TextBuffer::checkpoints(std::size_t line) const {
  const auto [at, is_new] = checkpoints_.try_emplace(line);
  if (is_new) {
    Checkpoint now{starts_[line], 0};
    at->second.push_back(now);
    for (const std::size_t end = line_end(line); now.offset < end;) {
      const CodePoint point = code_point_at(text_, now.offset);
      now.offset += point.length;
      now.units += units_of(point);
      if (now.offset >= at->second.back().offset + stretch) at->second.push_back(now);
    }
  }
  return at->second;
}

std::size_t TextBuffer::offset(LinePlace place, Encoding encoding) const {
  if (place.line >= starts_.size()) return text_.size();
  const std::size_t begin = starts_[place.line];
  const std::size_t end = line_end(place.line);
  if (encoding == Encoding::utf8) {
    std::size_t offset = begin + std::min(place.character, end - begin);
    // Back to the begin of the character, as long as this is one.
    std::size_t lead = offset;
    while (lead > begin && offset - lead < 3 && lead < end && (static_cast<unsigned char>(text_[lead]) & 0xC0) == 0x80)
      --lead;
    if (lead < offset && lead + code_point_at(text_, lead).length > offset) offset = lead;
    return offset;
  }
  Checkpoint now{begin, 0};
  if (end - begin > 4 * stretch) {
    const auto& points = checkpoints(place.line);
    now = *(std::upper_bound(points.begin(), points.end(), place.character,
                             [](std::size_t units, const Checkpoint& point) { return units < point.units; }) -
            1);
  }
  while (now.offset < end && now.units < place.character) {
    const CodePoint point = code_point_at(text_, now.offset);
    if (now.units + units_of(point) > place.character) break;
    now.offset += point.length;
    now.units += units_of(point);
  }
  return now.offset;
}

LinePlace TextBuffer::place(std::size_t offset, Encoding encoding) const {
  const auto after = std::upper_bound(starts_.begin(), starts_.end(), offset);
  const auto line = static_cast<std::size_t>(after - starts_.begin()) - 1;
  const std::size_t begin = starts_[line];
  const std::size_t end = std::min(offset, line_end(line));
  if (encoding == Encoding::utf8) return {line, end - begin};
  Checkpoint now{begin, 0};
  if (line_end(line) - begin > 4 * stretch) {
    const auto& points = checkpoints(line);
    now = *(std::upper_bound(points.begin(), points.end(), end,
                             [](std::size_t wanted, const Checkpoint& point) { return wanted < point.offset; }) -
            1);
  }
  while (now.offset < end) {
    const CodePoint point = code_point_at(text_, now.offset);
    if (now.offset + point.length > end) break;
    now.offset += point.length;
    now.units += units_of(point);
  }
  return {line, now.units};
}

}  // namespace gemlint::lsp
