#include "json/explain.hpp"

#include <algorithm>

#include "json/explain_machine.hpp"
#include "json/token.hpp"

namespace gemlint::json {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

std::ptrdiff_t error_count(const Tree& tree) {
  return std::count_if(tree.problems.begin(), tree.problems.end(),
                       [](const SyntaxProblem& one) { return !is_lenience(one.problem); });
}

}  // namespace

Tree explain(std::string_view text) {
  Explainer reader(text, EndsBy::bracket);
  Tree tree = reader.run();
  if (reader.balanced()) return tree;
  if (text.find_first_of("\r\n") == std::string_view::npos) {
    tree.doubtful = true;
    return tree;
  }
  Explainer layout_reader(text, EndsBy::layout);
  Tree laid_out = layout_reader.run();
  // A layout that does not fit the brackets makes new mistakes of its own. In a text that is cut off, a line that is
  // indented less than the ones before it is more likely just begun.
  if (layout_reader.balanced() || error_count(laid_out) <= error_count(tree)) return laid_out;
  tree.doubtful = true;
  return tree;
}

Explainer::Explainer(std::string_view text, EndsBy ends_by) : text_(text), strings_(text), ends_by_(ends_by) {
  if (text.substr(0, byte_order_mark.size()) == byte_order_mark) at_ = byte_order_mark.size();
  last_end_ = at_;
  Node root;
  root.value = {at_, at_};
  tree_.nodes.push_back(root);
}

Tree Explainer::run() {
  while (expect_ != Expect::end) {
    skip_blank();
    if (at_ == text_.size()) break;
    if (skip_odd_space()) continue;
    if (ends_by_ == EndsBy::layout) leave_ended();
    switch (expect_) {
      case Expect::first_key:
      case Expect::key: read_key(); break;
      case Expect::colon: read_colon(); break;
      case Expect::separator: read_separator(); break;
      case Expect::root:
      case Expect::member:
      case Expect::first_element:
      case Expect::element: read_value(); break;
      case Expect::end: break;
    }
  }
  finish();
  complete_tree();
  return std::move(tree_);
}

void Explainer::read_value() {
  const char character = text_[at_];
  if (misses_empty_bracket()) return;
  const bool in_array = expect_ == Expect::first_element || expect_ == Expect::element;
  switch (character) {
    case '{':
      if (lacks_list_bracket()) return open_implied(false);
      [[fallthrough]];
    case '[': open(false); break;
    case '"':
    case '\'': read_string(); break;
    case '}':
    case ']':
      if (expect_ == Expect::root) return unreadable_value(Problem::expected_value, here());
      if (expect_ == Expect::member && character == '}') missing_value();
      close();
      break;
    case ',':
      if (expect_ == Expect::root) return unreadable_value(Problem::expected_value, here());
      missing_value();
      if (in_array) {
        read_comma();
        comma_blamed_ = true;
      }
      break;
    case ':':
      if (expect_ == Expect::root) return unreadable_value(Problem::expected_value, here());
      blame(Problem::expected_value, here(), in_array ? nearest() : member_);
      consume_to(at_ + 1);
      break;
    default: read_bare_value(); break;
  }
}

void Explainer::read_key() {
  const char character = text_[at_];
  if (misses_empty_bracket()) return;
  switch (character) {
    case '}':
    case ']': close(); return;
    case ',':
      report(Problem::expected_key, here(), nearest());
      read_comma();
      comma_blamed_ = true;
      return;
    case ':':
      report(Problem::expected_key, here(), nearest());
      consume_to(at_ + 1);
      member_ = no_node;
      nameless_ = quiet_ = true;
      expect_ = Expect::member;
      return;
    case '{':
    case '[':
      blame(Problem::expected_key, here(), nearest());
      open(true);
      return;
    case '"':
    case '\'': {
      const StringToken token = string_at(at_, true);
      begin_member(token.span, true);
      if (!token.closed) blame(Problem::unterminated_string, token.span, member_);
      return;
    }
    default: break;
  }

  const Span name{at_, bare_token_end(text_, at_)};
  const std::string_view word = slice(text_, name);
  if (lacks_opening_quote(text_, name)) {
    begin_member({name.begin, name.end + 1}, false);
    report(Problem::missing_quote, name, member_);
  } else if (colon_follows(text_, name.end)) {
    begin_member(name, false);
    const bool readable = is_bare_name(word) && !is_literal(word);
    report(readable ? Problem::bare_key : Problem::expected_key, name, member_);
  } else {
    blame(Problem::expected_key, name, add_child(NodeKind::error, {}, {at_, at_}));
    consume_to(name.end);
    expect_ = Expect::separator;
  }
}

void Explainer::read_colon() {
  const char character = text_[at_];
  if (character == ':') {
    consume_to(at_ + 1);
    expect_ = Expect::member;
  } else if (character == '=') {
    const std::size_t length = text_.substr(at_, 2) == "=>" ? 2 : 1;
    blame(Problem::expected_colon, here(length), member_);
    consume_to(at_ + length);
    expect_ = Expect::member;
  } else if (character == ',' || character == '}') {
    blame(Problem::expected_colon, behind_last(), member_);
    if (nearest() != no_node) mark_incomplete(nearest());
    expect_ = Expect::separator;
  } else if (character == ']') {
    close();
  } else {
    blame(Problem::expected_colon, behind_last(), member_);
    expect_ = Expect::member;
  }
}

void Explainer::read_separator() {
  switch (text_[at_]) {
    case ',': read_comma(); break;
    case '}':
    case ']': close(); break;
    default:
      if (top().object) {
        read_object_separator();
      } else {
        read_array_separator();
      }
      break;
  }
}

/// After a member stands neither a comma nor a bracket: the comma before the next member was forgotten, or something is
/// left over that is skipped up to the next comma, bracket or member.
void Explainer::read_object_separator() {
  const char character = text_[at_];
  if (character == '{' || character == '[') {
    blame(Problem::expected_comma_in_object, here(), nearest());
    return open(true);
  }
  const bool string = character == '"' || character == '\'';
  if (character == ':') {
    blame(Problem::expected_comma_in_object, here(), nearest());
    return consume_to(at_ + 1);
  }
  const Span token = string ? string_at(at_, true).span : Span{at_, bare_token_end(text_, at_)};
  const std::string_view word = slice(text_, token);
  const bool begins_member = colon_follows(text_, token.end) && (string || (is_bare_name(word) && !is_literal(word)));
  if (!begins_member) {
    blame(Problem::expected_comma_in_object, token, nearest());
    return consume_to(token.end);
  }
  blame(Problem::expected_comma_in_object, behind_last(), nearest());
  begin_member(token, string);
  if (!string) report(Problem::bare_key, token, member_);
}

/// The same for arrays, where anything that is a value begins the next element.
void Explainer::read_array_separator() {
  const char character = text_[at_];
  const bool container = character == '{' || character == '[';
  const bool string = character == '"' || character == '\'';
  if (character == ':') {
    // ["a": 1, "b": 2] is one mistake: the brackets.
    if (!top().colon_blamed) blame(Problem::expected_comma_in_array, here(), nearest());
    top().colon_blamed = quiet_ = true;
    return consume_to(at_ + 1);
  }
  Span token = here();
  if (string) token = string_at(at_, false).span;
  if (!string && !container) token = {at_, bare_token_end(text_, at_)};
  const std::string_view word = slice(text_, token);
  const bool value = container || string || is_literal(word) || looks_like_number(word);
  if (value && !quiet_) {
    if (string && begins_member_of_parent(token)) return read_string();
    report(Problem::expected_comma_in_array, behind_last(), nearest());
    expect_ = Expect::element;
  } else if (container) {
    open(true);
  } else {
    blame(Problem::expected_comma_in_array, token, nearest());
    consume_to(token.end);
  }
}

void Explainer::read_comma() {
  comma_ = here();
  comma_blamed_ = quiet_ = false;
  consume_to(at_ + 1);
  expect_ = top().object ? Expect::key : Expect::element;
}

void Explainer::open(bool nameless) {
  Frame frame;
  frame.opening = at_;
  frame.object = text_[at_] == '{';
  frame.nameless = nameless || nameless_;
  frame.silent = frame.nameless || (!frames_.empty() && top().silent);
  if (!frame.nameless) frame.node = place(frame.object ? NodeKind::object : NodeKind::array, here());
  frame.nearest = frame.node == no_node ? nearest() : frame.node;
  set_layout(frame);
  frames_.push_back(frame);
  if (!frame.object) ++open_arrays_;
  consume_to(at_ + 1);
  nameless_ = quiet_ = comma_blamed_ = false;
  expect_ = frame.object ? Expect::first_key : Expect::first_element;
}

/// Reads the closing bracket at hand.
void Explainer::close() {
  const bool object = text_[at_] == '}';
  if (ends_by_ == EndsBy::layout && close_by_layout()) return;
  if (object != top().object) return mismatch();
  const bool after_comma = expect_ == Expect::key || expect_ == Expect::element;
  if (after_comma && !comma_blamed_) report(Problem::trailing_comma, comma_, nearest());
  pop(at_ + 1);
  consume_to(at_ + 1);
}

/// Ends the innermost container at the offset `end`.
void Explainer::pop(std::size_t end) {
  const Frame frame = top();
  frames_.pop_back();
  if (!frame.object) --open_arrays_;
  if (frame.node != no_node) tree_.nodes[frame.node].value.end = end;
  quiet_ = frame.nameless;
  comma_blamed_ = nameless_ = false;
  member_ = no_node;
  expect_ = frames_.empty() ? Expect::end : Expect::separator;
}

void allow_comments(Tree& tree) {
  const auto is_problem = [](const SyntaxProblem& one) {
    return one.problem != Problem::comment && one.problem != Problem::trailing_comma;
  };
  const auto allowed = std::stable_partition(tree.problems.begin(), tree.problems.end(), is_problem);
  tree.allowed.assign(allowed, tree.problems.end());
  tree.problems.erase(allowed, tree.problems.end());
}

}  // namespace gemlint::json
