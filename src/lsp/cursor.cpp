#include "lsp/cursor.hpp"

#include <vector>

#include "json/scan_string.hpp"
#include "json/token.hpp"
#include "text/utf8.hpp"

namespace gemlint::lsp {
namespace {

constexpr std::string_view line_ends = "\r\n";

bool is_quote(char c) { return c == '"' || c == '\''; }

bool begins_hash_comment(std::string_view text, std::size_t at) { return text[at] == '#'; }

bool one_line(std::string_view text, Span span) {
  return slice(text, span).find_first_of(line_ends) == std::string_view::npos;
}

/// How many bytes at `at` are read over: a blank of the server's, or one that is none in JSON, such as U+00A0.
std::size_t blank_at(std::string_view text, std::size_t at) {
  if (json::is_server_blank(text, at)) return 1;
  if (static_cast<unsigned char>(text[at]) < 0x80) return 0;
  const CodePoint point = code_point_at(text, at);
  return json::is_odd_space(point.value) ? point.length : 0;
}

/// The first offset from `at` on that is neither blank nor in a comment.
std::size_t next_token(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    if (const std::size_t blank = blank_at(text, at); blank > 0) {
      at += blank;
    } else if (json::comment_begins(text, at)) {
      at = json::comment_end(text, at);
    } else if (begins_hash_comment(text, at)) {
      at = json::line_end(text, at);
    } else {
      break;
    }
  }
  return at;
}

/// Reads tokens up to the cursor.
class Reader {
 public:
  Reader(std::string_view text, std::size_t offset) : text_(text), offset_(offset), strings_(text) {
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    if (text.starts_with(mark)) at_ = mark.size();
  }

  Cursor run() {
    while (at_ < offset_) {
      if (const std::size_t blank = blank_at(text_, at_); blank > 0) {
        at_ += blank;
      } else if (json::comment_begins(text_, at_) || begins_hash_comment(text_, at_)) {
        if (in_comment()) return {};
      } else if (is_quote(text_[at_])) {
        const json::StringToken token = strings_.token_at(at_, expects_name());
        if (holds_cursor(token)) return in_string(token);
        pass(token.span);
      } else if (json::is_structural(text_[at_])) {
        structure(text_[at_++]);
        last_end_ = at_;
      } else {
        const Span word{at_, json::bare_token_end(text_, at_)};
        if (offset_ <= word.end) return in_word(word);
        pass(word);
      }
    }
    return at_ > offset_ ? Cursor() : between();  // never inside of a character
  }

 private:
  enum class Expect { value, name, colon, separator, end };

  bool in_object() const { return !objects_.empty() && objects_.back(); }
  bool expects_name() const { return in_object() && (expect_ == Expect::name || expect_ == Expect::separator); }

  /// Whether a string or word that ends at `end` is a name here. Behind a name without a value comes the next one.
  bool is_name(std::size_t end) const { return expects_name() || (in_object() && json::colon_follows(text_, end)); }

  void pass(Span token) {
    expect_ = is_name(token.end) ? Expect::colon : objects_.empty() ? Expect::end : Expect::separator;
    at_ = last_end_ = token.end;
  }

  void structure(char c) {
    if (c == '{' || c == '[') {
      objects_.push_back(c == '{');
      ++open_[c == '{' ? 1 : 0];
      expect_ = c == '{' ? Expect::name : Expect::value;
    } else if (c == '}' || c == ']') {
      close(c == '}');
    } else if (c == ',') {
      expect_ = objects_.empty() ? Expect::end : in_object() ? Expect::name : Expect::value;
    } else if (expect_ == Expect::colon) {
      expect_ = Expect::value;
    }
  }

  /// A bracket closes the innermost container of its kind, if there is one.
  void close(bool object) {
    if (open_[object ? 1 : 0] == 0) return;
    for (bool found = false; !found; objects_.pop_back()) {
      found = objects_.back() == object;
      --open_[objects_.back() ? 1 : 0];
    }
    expect_ = objects_.empty() ? Expect::end : Expect::separator;
  }

  bool in_comment() {
    const bool block = text_.substr(at_, 2) == "/*";
    const std::size_t end = block ? json::comment_end(text_, at_) : json::line_end(text_, at_);
    if (offset_ < end || (!block && offset_ == end) || end == text_.size()) return true;
    at_ = end;
    return false;
  }

  bool holds_cursor(const json::StringToken& token) const {
    return offset_ < token.span.end || (offset_ == token.span.end && !token.closed);
  }

  /// The string was closed by its author: what stands behind the quote can follow a string, and is in the same line.
  bool is_closed(const json::StringToken& token) const {
    if (!token.closed || !one_line(text_, token.span)) return false;
    std::size_t at = token.span.end;
    while (at < text_.size() && (text_[at] == ' ' || text_[at] == '\t')) ++at;
    if (at == text_.size()) return true;
    const char c = text_[at];
    return c == ',' || c == ':' || c == '}' || c == ']' || c == '\n' || c == '\r' || is_quote(c) || c == '/' ||
           c == '#';
  }

  /// Where a string ends that its author is still writing: with the word that the cursor is in.
  std::size_t word_end(bool name) const {
    const std::string_view stops = name ? " \t\r\n,:{}[]\"'" : " \t\r\n,{}[]\"'";
    const std::size_t end = text_.find_first_of(stops, offset_);
    return end == std::string_view::npos ? text_.size() : end;
  }

  Cursor in_string(const json::StringToken& token) {
    Cursor cursor;
    cursor.quote = text_[token.span.begin];
    cursor.closed = is_closed(token);
    cursor.token = token.span;
    if (!cursor.closed) cursor.token.end = word_end(expects_name());
    if (!one_line(text_, cursor.token)) return {};
    return finished(cursor);
  }

  Cursor in_word(Span word) {
    if (!json::begins_word(text_[word.begin])) return {};  // a number, or what may become a comment
    Cursor cursor;
    cursor.token = word;
    return one_line(text_, word) ? finished(cursor) : Cursor();
  }

  /// Between two tokens, or right before one: a value that begins here is meant, a name stays and gets one before it.
  Cursor between() {
    Cursor cursor;
    cursor.token = {offset_, offset_};
    const bool begins = offset_ < text_.size() && (expect_ == Expect::value || expect_ == Expect::name);
    if (begins && is_quote(text_[offset_])) {
      const json::StringToken token = strings_.token_at(offset_, expects_name());
      if (is_closed(token) && !json::colon_follows(text_, token.span.end)) {
        cursor.token = token.span;
        cursor.quote = text_[offset_];
        cursor.closed = true;
      }
    } else if (begins && json::begins_word(text_[offset_])) {
      const Span word{offset_, json::bare_token_end(text_, offset_)};
      if (!json::colon_follows(text_, word.end) && one_line(text_, word)) cursor.token = word;
    } else if (begins && expect_ == Expect::value &&
               (json::looks_like_number(text_.substr(offset_)) || text_[offset_] == '{' || text_[offset_] == '[')) {
      return {};  // a value of another kind is there
    }
    return finished(cursor);
  }

  Cursor finished(Cursor cursor) {
    if (expect_ == Expect::end) return {};
    const bool behind_name = expect_ == Expect::colon;
    const bool name = cursor.token.empty() ? expects_name() : is_name(cursor.token.end);
    if (behind_name && !name) return {};
    cursor.place = name ? Cursor::Place::name : Cursor::Place::value;
    cursor.lacks_comma = expect_ == Expect::separator;
    cursor.comma_at = last_end_;
    cursor.same_line = cursor.lacks_comma && one_line(text_, {last_end_, cursor.token.begin});
    const std::size_t next = next_token(text_, cursor.token.end);
    if (next == text_.size()) return cursor;
    const char c = text_[next];
    cursor.colon_follows = c == ':' && name && !cursor.token.empty();
    const bool ends = c == ',' || c == '}' || c == ']' || c == ':';
    // In an object only a name goes on; a bracket there is the value that the name still lacks, or a mistake.
    cursor.more_follows = in_object() ? is_quote(c) || json::begins_word(c) : !ends && !objects_.empty();
    cursor.touches_more = cursor.more_follows && next == cursor.token.end;
    return cursor;
  }

  std::string_view text_;
  std::size_t offset_;
  json::StringScanner strings_;
  std::vector<bool> objects_;     ///< the open containers: objects, or else lists
  std::size_t open_[2] = {0, 0};  ///< how many of them are lists, and objects
  Expect expect_ = Expect::value;
  std::size_t at_ = 0;
  std::size_t last_end_ = 0;  ///< of the last token
};

}  // namespace

Cursor cursor_at(std::string_view text, std::size_t offset) { return Reader(text, offset).run(); }

Repaired repaired(std::string_view text, const Cursor& cursor) {
  Repaired out;
  out.text.reserve(text.size() + 32);
  out.text = text.substr(0, cursor.token.begin);
  if (cursor.lacks_comma) out.text += ',';
  out.place = out.text.size();
  if (cursor.place == Cursor::Place::name) {
    out.text += "\"\xE2\x80\xA6\"";
    if (!cursor.colon_follows) out.text += ": null";
  } else if (cursor.quote != 0) {
    out.text += slice(text, cursor.token);
    if (!cursor.closed) out.text += cursor.quote;
  } else {
    out.text += "null";
  }
  if (cursor.more_follows) out.text += ',';
  out.text += text.substr(cursor.token.end);
  return out;
}

}  // namespace gemlint::lsp
