#include <algorithm>

#include "json/explain_machine.hpp"
#include "json/number.hpp"
#include "json/token.hpp"
#include "text/utf8.hpp"

namespace gemlint::json {

namespace {

bool is_server_space(char character) { return character == '\v' || character == '\f'; }

bool is_invalid(std::string_view text, std::size_t offset) {
  return static_cast<unsigned char>(text[offset]) >= 0x80 && !code_point_at(text, offset).valid;
}

/// The first offset from `begin` on that is not `matching`.
template <typename Matching>
std::size_t run_end(std::string_view text, std::size_t begin, Matching matching) {
  while (begin < text.size() && matching(begin)) ++begin;
  return begin;
}

}  // namespace

/// Skips what the server skips, and comments.
void Explainer::skip_blank() {
  while (true) {
    at_ = after_white_space(text_, at_);
    if (at_ == text_.size()) return;
    if (is_server_space(text_[at_])) {
      const std::size_t end = run_end(text_, at_, [this](std::size_t at) { return is_server_space(text_[at]); });
      report(Problem::control_character, {at_, end}, no_node);
      at_ = end;
    } else if (is_invalid(text_, at_)) {
      const std::size_t end = run_end(text_, at_, [this](std::size_t at) { return is_invalid(text_, at); });
      report(Problem::invalid_utf8, {at_, end}, no_node);
      at_ = end;
    } else if (!skip_comment()) {
      return;
    }
  }
}

bool Explainer::skip_comment() {
  // A '#' where a member's value should be is more likely a value without quotes, like a colour.
  const bool hash = text_[at_] == '#' && expect_ != Expect::member;
  if (!hash && !comment_begins(text_, at_)) return false;
  const std::size_t end = comment_end(text_, at_);
  report(Problem::comment, {at_, end}, nearest());
  const bool block = text_.substr(at_, 2) == "/*";
  const bool closed = end - at_ >= 4 && text_.substr(end - 2, 2) == "*/";
  if (block && !closed) block_comment_ran_out_ = true;
  at_ = end;
  return true;
}

/// A blank that is none in JSON: a mistake on its own, after which things go on as if it were not there.
bool Explainer::skip_odd_space() {
  if (at_ < text_.size() && static_cast<unsigned char>(text_[at_]) < 0x80) return false;
  std::size_t end = at_;
  while (end < text_.size()) {
    const CodePoint point = code_point_at(text_, end);
    if (!is_odd_space(point.value)) break;
    end += point.length;
  }
  if (end == at_) return false;
  if (!quiet_) report(expected_here(), {at_, end}, nearest());
  at_ = end;
  return true;
}

void Explainer::read_string() {
  const StringToken token = string_at(at_, false);
  if (lacks_brace(token.span)) return open_implied(true);
  if (begins_list(token.span)) return open_implied(false);
  if (expect_ == Expect::member && colon_follows(text_, token.span.end)) {
    // "a": "b": 1 where the first value was not written yet
    missing_value();
    begin_member(token.span, true);
    if (!token.closed) blame(Problem::unterminated_string, token.span, member_);
    return;
  }
  if (begins_member_of_parent(token.span)) {
    leave_unclosed_array();
    return begin_member(token.span, true);
  }
  const std::uint32_t node = place(NodeKind::string, token.span);
  const bool was_quiet = quiet_;
  report_flaws(token, node);
  consume_to(token.span.end);
  quiet_ = false;
  if (token.closed) return;
  if (!was_quiet) report(Problem::unterminated_string, token.span, node);
  quiet_ = true;
}

void Explainer::read_bare_value() {
  const Span token{at_, bare_token_end(text_, at_)};
  const std::string_view word = slice(text_, token);
  if (expect_ == Expect::member && is_bare_name(word) && colon_follows(text_, token.end)) {
    missing_value();
    begin_member(token, false);
    if (!is_literal(word)) report(Problem::bare_key, token, member_);
    return;
  }
  if (is_literal(word)) {
    place(word == "null" ? NodeKind::null : NodeKind::boolean, token);
  } else if (looks_like_number(word)) {
    const NumberForm form = number_form(word);
    if (form == NumberForm::bad) return unreadable_value(Problem::bad_number, token);
    const std::uint32_t node = place(NodeKind::number, token);
    if (form == NumberForm::odd) report(Problem::odd_number, token, node);
  } else {
    const bool sign = word.front() == '-' || word.front() == '+';
    const bool letter = begins_word(word[sign && word.size() > 1 ? 1 : 0]);
    return unreadable_value(letter ? Problem::unknown_word : Problem::expected_value, token);
  }
  consume_to(token.end);
  quiet_ = false;
}

/// Makes a member of the innermost object; its value is an error until one is read.
void Explainer::begin_member(Span name, bool string) {
  member_ = add_child(NodeKind::error, name, {name.end, name.end});
  member_indent_ = indent_;
  quiet_ = false;
  if (string) report_flaws({name, true}, member_);
  consume_to(name.end);
  expect_ = Expect::colon;
}

/// Puts a value where one is awaited. Returns its node, no_node when it is read over.
std::uint32_t Explainer::place(NodeKind kind, Span value) {
  std::uint32_t node = no_node;
  if (frames_.empty()) {
    node = 0;
  } else if (!top().object) {
    node = add_child(kind, {}, value);
  } else if (!nameless_) {
    node = member_;
  }
  if (node != no_node) {
    tree_.nodes[node].kind = kind;
    tree_.nodes[node].value = value;
  }
  nameless_ = false;
  member_ = no_node;
  expect_ = frames_.empty() ? Expect::end : Expect::separator;
  return node;
}

/// Adds a node to the innermost container, unless that is read over or too deep.
std::uint32_t Explainer::add_child(NodeKind kind, Span key, Span value) {
  const bool keeps = top().node != no_node && frames_.size() < explain_depth_limit;
  // Where mistakes are no longer listed, nodes for what is missing would only cost memory.
  const bool wanted = kind != NodeKind::error || !key.empty() || tree_.problems.size() < problem_limit;
  if (!keeps || !wanted) return no_node;
  const std::uint32_t index = static_cast<std::uint32_t>(tree_.nodes.size());
  Node node;
  node.kind = kind;
  node.key = key;
  node.value = value;
  node.parent = top().node;
  if (top().last_child == no_node) {
    tree_.nodes[top().node].first_child = index;
  } else {
    tree_.nodes[top().last_child].next_sibling = index;
  }
  top().last_child = index;
  tree_.nodes.push_back(node);
  return index;
}

void Explainer::report_flaws(const StringToken& token, std::uint32_t node) {
  if (text_[token.span.begin] == '\'') report(Problem::single_quotes, token.span, node);
  const StringFlaws flaws = flaws_of(text_, token.span);
  const auto report_if_any = [&](Problem problem, Span at) {
    if (!at.empty()) report(problem, at, node);
  };
  report_if_any(Problem::bad_escape, flaws.bad_escape);
  // Line breaks in a string without end are for want of the quote.
  if (token.closed) report_if_any(Problem::control_character, flaws.control_character);
  report_if_any(Problem::odd_escape, flaws.odd_escape);
  report_if_any(Problem::lone_surrogate, flaws.lone_surrogate);
  report_if_any(Problem::invalid_utf8, flaws.invalid_utf8);
}

/// Numbers the children of each container, and puts the problems in order.
void Explainer::complete_tree() {
  std::vector<Node>& nodes = tree_.nodes;
  for (std::size_t index = 1; index < nodes.size(); ++index) {
    Node& parent = nodes[nodes[index].parent];
    nodes[index].position = parent.children_count;
    if (nodes[index].kind != NodeKind::error) ++parent.children_count;
  }
  std::uint32_t begin = 0;
  for (Node& node : nodes) {
    node.children_begin = begin;
    begin += node.children_count;
  }
  tree_.children.resize(begin);
  for (std::size_t index = 1; index < nodes.size(); ++index) {
    const Node& node = nodes[index];
    if (node.kind == NodeKind::error) continue;
    tree_.children[nodes[node.parent].children_begin + node.position] = static_cast<std::uint32_t>(index);
  }
  std::stable_sort(
      tree_.problems.begin(), tree_.problems.end(),
      [](const SyntaxProblem& left, const SyntaxProblem& right) { return left.at.begin < right.at.begin; });
}

}  // namespace gemlint::json
