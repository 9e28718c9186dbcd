#include "report/diff.hpp"

#include <algorithm>

#include "report/visible.hpp"
#include "text/mask.hpp"

namespace gemlint {
namespace {

constexpr std::size_t context_lines = 3;

constexpr std::string_view bold = "\x1b[1m";
constexpr std::string_view red = "\x1b[31m";
constexpr std::string_view green = "\x1b[32m";
constexpr std::string_view cyan = "\x1b[36m";
constexpr std::string_view reset = "\x1b[0m";

/// Cuts the first line off, with its line end.
std::string_view next_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  const std::string_view line = text.substr(0, end == std::string_view::npos ? end : end + 1);
  text.remove_prefix(line.size());
  return line;
}

std::string_view last_line(std::string_view text) {
  const std::size_t before = text.size() < 2 ? std::string_view::npos : text.rfind('\n', text.size() - 2);
  return before == std::string_view::npos ? text : text.substr(before + 1);
}

std::size_t begin_of_line(std::string_view text, std::size_t at) {
  const std::size_t before = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
  return before == std::string_view::npos ? 0 : before + 1;
}

/// The begin of the line after the one in which `at` is.
std::size_t end_of_line(std::string_view text, std::size_t at) {
  const std::size_t end = text.find('\n', at);
  return end == std::string_view::npos ? text.size() : end + 1;
}

/// As git writes names that hold what could be taken for something else.
std::string name_in_header(const std::string& path) {
  const bool is_odd = std::any_of(path.begin(), path.end(), [](unsigned char byte) {
    return byte < 0x20 || byte == 0x7F || byte == '"' || byte == '\\';
  });
  if (!is_odd) return path.find(' ') == std::string::npos ? path : path + '\t';
  std::string quoted = "\"";
  for (const char byte : path) {
    const auto value = static_cast<unsigned char>(byte);
    if (value < 0x20 || value == 0x7F) {
      quoted += '\\';
      for (const int shift : {6, 3, 0}) quoted += static_cast<char>('0' + ((value >> shift) & 7));
    } else {
      if (byte == '"' || byte == '\\') quoted += '\\';
      quoted += byte;
    }
  }
  return quoted + '"';
}

/// The lines from `begin` on, as a header says them: of no lines, the one before them.
std::string range_of(std::size_t begin, std::size_t count) {
  if (count == 0) return std::to_string(begin - 1) + ",0";
  return count == 1 ? std::to_string(begin) : std::to_string(begin) + ',' + std::to_string(count);
}

void append_for_people(std::string& out, std::string_view line) {
  std::string shown = masked(std::string(line));
  if (shown.ends_with('\r')) shown.pop_back();
  for (std::size_t begin = 0;; ++begin) {
    const std::size_t end = std::min(shown.find('\t', begin), shown.size());
    append_visible(out, std::string_view(shown).substr(begin, end - begin));
    if (end == shown.size()) return;
    out += '\t';
    begin = end;
  }
}

}  // namespace

void UnifiedDiff::append_line(std::string& to, char mark, std::string_view line) const {
  const bool ends = line.ends_with('\n');
  if (ends) line.remove_suffix(1);
  if (color_) {
    to += mark == '-' ? red : mark == '+' ? green : std::string_view();
    to += mark;
    append_for_people(to, line);
    if (mark != ' ') to += reset;
  } else {
    to += mark;
    to += line;
  }
  to += '\n';
  if (!ends) to += "\\ No newline at end of file\n";
}

void UnifiedDiff::append_header(std::string& out) {
  const std::string name = name_in_header(path_);
  for (const std::string_view mark : {"--- ", "+++ "}) {
    if (color_) out += bold;
    out += mark;
    color_ ? append_visible(out, path_) : void(out += name);
    if (color_) out += reset;
    out += '\n';
  }
  has_header_ = true;
}

void UnifiedDiff::begin_change() {
  if (!is_open_) {
    is_open_ = true;
    old_begin_ = old_line_ - context_.size();
    new_begin_ = new_line_ - context_.size();
    body_.clear();
    tail_.assign(context_.begin(), context_.end());
    context_.clear();
  }
  if (tail_.empty()) return;
  end_run();
  for (const std::string& line : tail_) append_line(body_, ' ', line);
  tail_.clear();
}

void UnifiedDiff::end_run() {
  body_ += removed_;
  body_ += added_;
  removed_.clear();
  added_.clear();
}

void UnifiedDiff::end_hunk(std::string& out) {
  end_run();
  const std::size_t shown = std::min(tail_.size(), context_lines);
  const std::size_t behind = tail_.size() - shown;  // lines that were kept and do not belong to it
  for (std::size_t i = 0; i < shown; ++i) append_line(body_, ' ', tail_[i]);
  if (!has_header_) append_header(out);
  if (color_) out += cyan;
  out += "@@ -" + range_of(old_begin_, old_line_ - behind - old_begin_) + " +" +
         range_of(new_begin_, new_line_ - behind - new_begin_) + " @@";
  if (color_) out += reset;
  out += '\n';
  out += body_;
  body_.clear();
  const std::size_t last = std::min(tail_.size(), context_lines);
  context_.assign(tail_.end() - static_cast<std::ptrdiff_t>(last), tail_.end());
  tail_.clear();
  is_open_ = false;
}

void UnifiedDiff::keep_line(std::string_view line, std::string& out) {
  ++old_line_;
  ++new_line_;
  if (!is_open_) {
    context_.emplace_back(line);
    if (context_.size() > context_lines) context_.pop_front();
    return;
  }
  tail_.emplace_back(line);
  if (tail_.size() > 2 * context_lines) end_hunk(out);
}

void UnifiedDiff::keep(std::string_view text, std::string& out) {
  while (is_open_ && !text.empty()) keep_line(next_line(text), out);
  // Of what is far from any change only the last lines may be shown.
  std::string_view last = text;
  for (std::size_t i = 0; i < context_lines && !last.empty(); ++i) last.remove_suffix(last_line(last).size());
  const auto passed = static_cast<std::size_t>(std::count(last.begin(), last.end(), '\n'));
  old_line_ += passed;
  new_line_ += passed;
  text.remove_prefix(last.size());
  while (!text.empty()) keep_line(next_line(text), out);
}

void UnifiedDiff::replace(std::string_view old_lines, std::string_view new_lines, std::string& out) {
  // What an edit leaves as it was at either end is no change.
  while (!old_lines.empty() && !new_lines.empty()) {
    std::string_view old_rest = old_lines;
    std::string_view new_rest = new_lines;
    const std::string_view line = next_line(old_rest);
    if (line != next_line(new_rest)) break;
    keep(line, out);
    old_lines = old_rest;
    new_lines = new_rest;
  }
  std::size_t kept = 0;
  while (kept < old_lines.size() && kept < new_lines.size()) {
    const std::string_view line = last_line(old_lines.substr(0, old_lines.size() - kept));
    if (line != last_line(new_lines.substr(0, new_lines.size() - kept))) break;
    kept += line.size();
  }
  const std::string_view behind = old_lines.substr(old_lines.size() - kept);
  old_lines.remove_suffix(kept);
  new_lines.remove_suffix(kept);
  if (!old_lines.empty() || !new_lines.empty()) begin_change();
  while (!old_lines.empty()) {
    append_line(removed_, '-', next_line(old_lines));
    ++old_line_;
  }
  while (!new_lines.empty()) {
    append_line(added_, '+', next_line(new_lines));
    ++new_line_;
  }
  keep(behind, out);
}

void UnifiedDiff::add(std::string_view text, std::size_t offset, const std::vector<Edit>& edits, std::string& out) {
  std::size_t at = 0;
  for (auto edit = edits.begin(); edit != edits.end();) {
    const std::size_t begin = begin_of_line(text, edit->range.start.offset - offset);
    keep(text.substr(at, begin - at), out);
    // All edits that share a line go together.
    std::string new_lines;
    std::size_t done = begin;
    std::size_t end = begin;
    while (edit != edits.end() && (end == begin || edit->range.start.offset - offset < end)) {
      new_lines.append(text, done, edit->range.start.offset - offset - done);
      new_lines += edit->text;
      done = edit->range.end.offset - offset;
      end = end_of_line(text, done);
      ++edit;
      if (end == begin) break;  // nothing but an addition to an empty text
    }
    new_lines.append(text, done, end - done);
    replace(text.substr(begin, end - begin), new_lines, out);
    at = end;
  }
  keep(text.substr(at), out);
}

void UnifiedDiff::end(std::string& out) {
  if (is_open_) end_hunk(out);
}

}  // namespace gemlint
