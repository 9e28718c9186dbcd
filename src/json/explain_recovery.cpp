#include <algorithm>

#include "json/explain_machine.hpp"
#include "json/token.hpp"

namespace gemlint::json {

namespace {

bool is_trailing(char character) {
  return is_white_space(character) || character == ',' || character == '}' || character == ']';
}

/// True when something of the text is lost by a mistake: what is not there may have been meant to be there.
bool loses(Problem problem, Span at) {
  switch (problem) {
    case Problem::comment:
    case Problem::expected_colon:  // the value may stand there all the same
    case Problem::bad_escape:
    case Problem::missing_quote: return false;
    case Problem::expected_comma_in_object:
    case Problem::expected_comma_in_array: return !at.empty();
    default: return !is_lenience(problem);
  }
}

/// A name goes on to the quote of its value where its own is missing: then it ends at the colon behind its first word.
bool end_at_colon(std::string_view text, StringToken& token) {
  const std::size_t begin = token.span.begin + 1;
  const std::size_t colon = begin + slice(text, {begin, token.span.end}).find(':');
  if (colon < begin || !is_bare_name(slice(text, {begin, colon}))) return false;
  const std::size_t next = after_white_space(text, token.span.end);
  if (next == text.size() || is_structural(text[next])) return false;
  token = {{token.span.begin, colon}, false};
  return true;
}

/// The end of `text[begin, end)` without the white space at its end.
std::size_t without_white_space(std::string_view text, std::size_t begin, std::size_t end) {
  while (end > begin && is_white_space(text[end - 1])) --end;
  return end;
}

}  // namespace

/// Lists a problem, unless it is inside something that is a mistake as a whole.
void Explainer::report(Problem problem, Span at, std::uint32_t node, Span opened) {
  if (loses(problem, at) && node != no_node) mark_incomplete(node);
  if (!frames_.empty() && top().silent) return;
  if (tree_.problems.size() < problem_limit) tree_.problems.push_back({problem, at, node, opened});
}

/// Marks the container that a node is, or that it stands in.
void Explainer::mark_incomplete(std::uint32_t node) {
  const NodeKind kind = tree_.nodes[node].kind;
  const bool container = kind == NodeKind::object || kind == NodeKind::array;
  if (!container && tree_.nodes[node].parent != no_node) node = tree_.nodes[node].parent;
  tree_.nodes[node].incomplete = true;
}

/// The same for what may follow from a mistake before it in the same member or element: only the first is listed.
void Explainer::blame(Problem problem, Span at, std::uint32_t node, Span opened) {
  if (!quiet_) report(problem, at, node, opened);
  quiet_ = true;
}

Problem Explainer::expected_here() const {
  switch (expect_) {
    case Expect::first_key:
    case Expect::key: return Problem::expected_key;
    case Expect::colon: return Problem::expected_colon;
    case Expect::separator:
      return frames_.back().object ? Problem::expected_comma_in_object : Problem::expected_comma_in_array;
    default: return Problem::expected_value;
  }
}

/// The closing bracket at hand is of the other kind than the innermost container. Where a container of its kind is open
/// further out, everything up to that is closed; else the bracket is skipped.
void Explainer::mismatch() {
  const bool object = text_[at_] == '}';
  const Frame innermost = top();
  mismatched_ = true;
  balanced_ = false;
  tree_.doubtful = true;
  blame(Problem::mismatched_bracket, here(), innermost.nearest, {innermost.opening, innermost.opening + 1});
  const std::size_t open_of_kind = object ? frames_.size() - open_arrays_ : open_arrays_;
  if (open_of_kind == 0) return skip_bracket();
  while (top().object != object) pop_incomplete(last_end_);
  pop_incomplete(at_ + 1);
  consume_to(at_ + 1);
}

/// Reads over a closing bracket that closes nothing.
void Explainer::skip_bracket() {
  ++skipped_brackets_;
  consume_to(at_ + 1);
  expect_ = Expect::separator;
  quiet_ = true;
}

/// Ends the innermost container, of which nobody knows whether it ends there.
void Explainer::pop_incomplete(std::size_t end) {
  if (top().nearest != no_node) mark_incomplete(top().nearest);
  pop(end);
}

/// A comma or bracket stands where a value should. An element becomes an error node; a member is one already.
void Explainer::missing_value() {
  const bool member = expect_ == Expect::member;
  const Span at = behind_last();
  if (member) {
    blame(Problem::missing_value, at, member_);
    if (member_ != no_node) tree_.nodes[member_].value = at;
    member_ = no_node;
    nameless_ = false;
    expect_ = Expect::separator;
  } else {
    report(Problem::missing_value, at, add_child(NodeKind::error, {}, at));
  }
}

/// The token at hand is no value. Afterwards the rest up to the next comma, bracket or member is read over.
void Explainer::unreadable_value(Problem problem, Span at) {
  const std::uint32_t node = place(NodeKind::error, at);
  blame(problem, at, node);
  consume_to(at.end);
}

/// True for a name in an array of containers in an object: the array's closing bracket was forgotten.
bool Explainer::begins_member_of_parent(Span name) const {
  if (frames_.size() < 2 || frames_.back().object || !frames_[frames_.size() - 2].object) return false;
  const std::uint32_t last = frames_.back().last_child;
  if (last == no_node || !colon_follows(text_, name.end)) return false;
  const NodeKind kind = tree_.nodes[last].kind;
  return kind == NodeKind::object || kind == NodeKind::array;
}

void Explainer::leave_unclosed_array() {
  const std::size_t opening = top().opening;
  balanced_ = false;
  tree_.doubtful = true;
  blame(Problem::unclosed, behind_last(), nearest(), {opening, opening + 1});
  pop_incomplete(last_end_);
}

/// The string that begins at `begin`. One that is not closed gives back the brackets and commas at its end, as far as
/// they fit.
StringToken Explainer::string_at(std::size_t begin, bool name) {
  StringToken token = strings_.token_at(begin, name);
  if (token.closed && name && end_at_colon(text_, token)) return token;
  if (token.closed) return token;

  std::size_t end = token.span.end;
  while (end > begin + 1 && is_trailing(text_[end - 1])) --end;
  std::size_t closed = 0;
  for (std::size_t at = end; at < token.span.end; ++at) {
    const char character = text_[at];
    if (character != '}' && character != ']') continue;
    const bool fits = closed < frames_.size() && frames_[frames_.size() - 1 - closed].object == (character == '}');
    if (!fits) end = at + 1;
    closed = fits ? closed + 1 : 0;
  }
  token.span.end = without_white_space(text_, begin + 1, end);
  return token;
}

/// True when nothing but brackets, commas and white space is left.
bool Explainer::only_closing_left() const {
  for (std::size_t at = at_; at < text_.size(); ++at) {
    if (!is_trailing(text_[at])) return false;
  }
  return true;
}

/// The end of the text, or of what is read of it.
void Explainer::finish() {
  const bool root_unreadable = tree_.nodes.front().kind == NodeKind::error;
  if (expect_ == Expect::end) {
    if (root_unreadable) return;
    skip_blank();
    if (at_ == text_.size() || (mismatched_ && only_closing_left())) return;
    balanced_ = false;
    tree_.doubtful = true;
    report(Problem::text_after_end, {at_, without_white_space(text_, at_, text_.size())}, no_node);
    return;
  }
  if (expect_ != Expect::root) return close_rest();
  if (!block_comment_ran_out_) report(Problem::empty_text, behind_last(), 0);
}

/// Closes what is open at the end of the text. One bracket is missing for sure; which ones besides is seen when it is
/// there.
void Explainer::close_rest() {
  balanced_ = false;
  // The root always has its bracket.
  const Frame innermost =
      *std::find_if(frames_.rbegin(), frames_.rend(), [](const Frame& one) { return !one.implied; });
  const bool known = strings_.ran_out() || block_comment_ran_out_ || skipped_brackets_ >= frames_.size();
  if (!known) {
    if (tree_.problems.size() < problem_limit) {
      tree_.problems.push_back(
          {Problem::unclosed, behind_last(), innermost.nearest, {innermost.opening, innermost.opening + 1}});
    }
  }
  while (!frames_.empty()) pop_incomplete(last_end_);
}

}  // namespace gemlint::json
