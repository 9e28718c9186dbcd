/// What the lines of a text tell where its brackets do not balance: a container whose members are indented has ended
/// before a line that is indented no deeper than its own.
#include <algorithm>

#include "json/explain_machine.hpp"
#include "json/token.hpp"

namespace gemlint::json {

namespace {

constexpr std::size_t tab_width = 4;

/// A bracket looks no further than this many containers for its own: they mostly begin in one line.
constexpr std::size_t reach = 8;

bool is_closing(char character) { return character == '}' || character == ']'; }

/// The width of the blanks at `text[begin, end)`.
std::size_t width(std::string_view text, std::size_t begin, std::size_t end) {
  std::size_t columns = 0;
  for (std::size_t at = begin; at < end; ++at)
    columns = text[at] == '\t' ? (columns / tab_width + 1) * tab_width : columns + 1;
  return columns;
}

}  // namespace

/// Finds out whether the token at hand is the first in its line.
void Explainer::enter_line() {
  std::size_t begin = at_;
  while (begin > last_end_ && (text_[begin - 1] == ' ' || text_[begin - 1] == '\t')) --begin;
  first_on_line_ = begin == 0 || text_[begin - 1] == '\n' || text_[begin - 1] == '\r';
  if (!first_on_line_ || (begin == line_begin_ && line_ > 0)) return;
  ++line_;
  line_begin_ = begin;
  indent_ = width(text_, begin, at_);
}

void Explainer::set_layout(Frame& frame) const {
  frame.line = line_;
  frame.indent = indent_;
  if (frames_.empty()) return;
  const Frame& outer = frames_.back();
  frame.laid_out = indent_ > outer.indent || (indent_ == outer.indent && outer.laid_out);
}

/// Ends the containers that have ended before the token at hand, if it is the first in its line. They are one mistake.
void Explainer::leave_ended() {
  enter_line();
  if (!first_on_line_) return;
  const char character = text_[at_];
  const bool closing = is_closing(character);
  bool left = false;
  bool blamed = quiet_;
  while (frames_.size() > 1 && top().laid_out && top().line < line_) {
    const Frame& frame = top();
    const bool ended = closing ? frame.indent > indent_ && !closes_implied() : frame.indent >= indent_;
    if (!ended) break;
    if (!frame.implied && !blamed) {
      const Span opening{frame.opening, frame.opening + 1};
      report(Problem::left_open, opening, frame.nearest, opening);
      blamed = true;
    }
    pop_incomplete(last_end_);
    left = true;
  }
  if (!left) return;
  const bool separates = closing || character == ',';
  expect_ = separates ? Expect::separator : top().object ? Expect::key : Expect::element;
  quiet_ = comma_blamed_ = true;
}

/// True when the bracket at hand closes the innermost container, which has no opening bracket.
bool Explainer::closes_implied() const {
  const Frame& frame = frames_.back();
  if (!frame.implied || frame.object != (text_[at_] == '}') || frames_.size() < 2) return false;
  const Frame& outer = frames_[frames_.size() - 2];
  return outer.indent < indent_ || (outer.indent == indent_ && outer.object != frame.object);
}

/// Reads the closing bracket at hand where its place tells what it closes. False when it does not.
bool Explainer::close_by_layout() {
  const bool object = text_[at_] == '}';
  while (top().implied && top().object != object && frames_.size() > 1) pop_incomplete(last_end_);
  const auto belongs = [&](const Frame& frame) {
    return frame.line == line_ || frame.indent == indent_ || (!first_on_line_ && frame.implied);
  };
  if (top().object == object) {
    // A bracket further in than the line of the container belongs to one whose own opening bracket is missing.
    if (!first_on_line_ || top().implied || top().indent >= indent_) return false;
  } else {
    for (std::size_t depth = frames_.size(); depth > 0 && depth + reach > frames_.size(); --depth) {
      const Frame& frame = frames_[depth - 1];
      if (!belongs(frame)) break;
      if (frame.object != object) continue;
      close_up_to(depth);
      return true;
    }
    if (first_on_line_ && !top().laid_out) return false;
  }
  mismatched_ = true;
  balanced_ = false;
  blame(Problem::mismatched_bracket, here(), nearest(), {top().opening, top().opening + 1});
  if (nearest() != no_node) mark_incomplete(nearest());
  if (first_on_line_ && top().indent == indent_) {
    pop_incomplete(at_ + 1);
    consume_to(at_ + 1);
  } else {
    skip_bracket();
  }
  return true;
}

/// Closes the containers deeper than `depth`, which lack their brackets, and with the bracket at hand the one there.
void Explainer::close_up_to(std::size_t depth) {
  const Frame& innermost = top();
  const Span opening{innermost.opening, innermost.opening + 1};
  if (!innermost.implied) blame(Problem::left_open, opening, innermost.nearest, opening);
  while (frames_.size() > depth) pop_incomplete(last_end_);
  pop(at_ + 1);
  consume_to(at_ + 1);
}

/// True when the token at hand stands in a line of its own, which is indented more than the one of the name or list
/// that it belongs to.
bool Explainer::is_deeper() const {
  const bool member = expect_ == Expect::member;
  return first_on_line_ && indent_ > (member ? member_indent_ : frames_.back().indent);
}

/// True when a name stands where a value is awaited, since the '{' before it is missing.
bool Explainer::lacks_brace(Span name) const {
  if (ends_by_ != EndsBy::layout || frames_.empty() || nameless_ || !colon_follows(text_, name.end)) return false;
  if (first_on_line_) return is_deeper();
  return line_ > 0 && (expect_ == Expect::member || !begins_member_of_parent(name) || is_first_name_before(name));
}

/// True when the last element of the list begins with the same name.
bool Explainer::is_first_name_before(Span name) const {
  const std::uint32_t first = tree_.nodes[frames_.back().last_child].first_child;
  return first != no_node && slice(text_, tree_.nodes[first].key) == slice(text_, name);
}

/// True when an object stands where a member's value is awaited, and it looks like the first one of a list.
bool Explainer::lacks_list_bracket() const {
  return ends_by_ == EndsBy::layout && expect_ == Expect::member && !nameless_ && is_deeper();
}

/// True when a text stands where a member's value is awaited, and another text without a name behind it: they are a
/// list without its bracket.
bool Explainer::begins_list(Span first) {
  if (ends_by_ != EndsBy::layout || expect_ != Expect::member || nameless_) return false;
  const std::size_t comma = after_white_space(text_, first.end);
  if (comma == text_.size() || text_[comma] != ',') return false;
  const std::size_t next = after_white_space(text_, comma + 1);
  if (next == text_.size() || text_[next] != '"') return false;
  const StringToken second = strings_.token_at(next, false);
  const std::size_t behind = after_white_space(text_, second.span.end);
  return second.closed && behind < text_.size() && (text_[behind] == ',' || text_[behind] == ']');
}

/// Reads an empty object or list that lacks one of its brackets. False when there is none.
bool Explainer::misses_empty_bracket() {
  if (ends_by_ != EndsBy::layout || frames_.empty() || nameless_ || first_on_line_) return false;
  const char character = text_[at_];
  if (is_closing(character) && expect_ == Expect::member && top().line < line_) {
    open_implied(character == '}');
    return true;
  }
  const bool first = expect_ == Expect::first_key || expect_ == Expect::first_element;
  if (character != ',' || !first || top().line != line_ || frames_.size() < 2) return false;
  const Span opening{top().opening, top().opening + 1};
  if (!top().implied) report(Problem::left_open, opening, top().nearest, opening);
  pop_incomplete(last_end_);
  quiet_ = true;
  return true;
}

/// Opens an object or array whose bracket is missing before the token at hand.
void Explainer::open_implied(bool object) {
  blame(Problem::missing_opening, behind_last(), top().object ? member_ : nearest());
  Frame frame;
  frame.opening = at_;
  frame.object = object;
  frame.implied = true;
  frame.silent = top().silent;
  frame.node = place(object ? NodeKind::object : NodeKind::array, {at_, at_});
  if (frame.node != no_node) tree_.nodes[frame.node].implied = true;
  frame.nearest = frame.node == no_node ? nearest() : frame.node;
  set_layout(frame);
  if (first_on_line_) --frame.indent;
  frames_.push_back(frame);
  if (!frame.object) ++open_arrays_;
  quiet_ = comma_blamed_ = false;
  expect_ = frame.object ? Expect::first_key : Expect::first_element;
}

}  // namespace gemlint::json
