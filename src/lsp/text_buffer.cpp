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

TextBuffer::TextBuffer(std::string text) : text_(std::move(text)) { find_lines(); }

void TextBuffer::find_lines() {
  starts_.assign(1, 0);
  checkpoints_.clear();
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
  // What is known of lines stays, up to where the text differs: changes of one line come many at once.
  const std::size_t line = line_of(span.begin);
  checkpoints_.erase(checkpoints_.upper_bound(line), checkpoints_.end());
  if (const auto known = checkpoints_.find(line); known != checkpoints_.end()) {
    std::vector<Checkpoint>& points = known->second;
    while (points.size() > 1 && points.back().offset > span.begin) points.pop_back();
  }
  text_.replace(span.begin, span.size(), text);
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

void TextBuffer::replace_all(const std::vector<Replacement>& backward) {
  std::string text;
  std::size_t at = 0;
  for (auto one = backward.rbegin(); one != backward.rend(); ++one) {
    text.append(text_, at, one->span.begin - at).append(one->text);
    at = one->span.end;
  }
  text.append(text_, at, std::string::npos);
  text_ = std::move(text);
  find_lines();
}

std::size_t TextBuffer::line_of(std::size_t offset) const {
  return static_cast<std::size_t>(std::upper_bound(starts_.begin(), starts_.end(), offset) - starts_.begin()) - 1;
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

/// The last checkpoint of a long line that is not behind what is asked for; the line is looked at no further than that.
template <typename IsBefore>
TextBuffer::Checkpoint TextBuffer::checkpoint_before(std::size_t line, IsBefore is_before) const {
  std::vector<Checkpoint>& points = checkpoints_[line];
  // The line may begin elsewhere by now: an LF put behind a CR is of the line before.
  if (points.empty() || points.front().offset != starts_[line]) points.assign(1, {starts_[line], 0});
  const std::size_t end = line_end(line);
  for (Checkpoint now = points.back(); now.offset < end && is_before(points.back());) {
    const CodePoint point = code_point_at(text_, now.offset);
    now.offset += point.length;
    now.units += units_of(point);
    if (now.offset >= points.back().offset + stretch) points.push_back(now);
  }
  const auto behind =
      std::partition_point(points.begin(), points.end(), [&](const Checkpoint& point) { return is_before(point); });
  return behind == points.begin() ? points.front() : *(behind - 1);
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
    now = checkpoint_before(place.line, [&](const Checkpoint& point) { return point.units <= place.character; });
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
  const std::size_t line = line_of(offset);
  const std::size_t begin = starts_[line];
  const std::size_t end = std::min(offset, line_end(line));
  if (encoding == Encoding::utf8) return {line, end - begin};
  Checkpoint now{begin, 0};
  if (line_end(line) - begin > 4 * stretch) {
    now = checkpoint_before(line, [&](const Checkpoint& point) { return point.offset <= end; });
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
