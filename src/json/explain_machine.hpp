/// The machine behind explain(): one step for each token, a stack of the open containers, no recursion.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "json/explain.hpp"
#include "json/scan_string.hpp"
#include "text/span.hpp"

namespace gemlint::json {

/// What tells where a container ends: its bracket, or where that is missing the indentation of the lines.
enum class EndsBy : std::uint8_t { bracket, layout };

/// Reads one text once. Structure is in explain.cpp, single tokens in explain_tokens.cpp, recovery in
/// explain_recovery.cpp, what lines tell in explain_layout.cpp.
class Explainer {
 public:
  Explainer(std::string_view text, EndsBy ends_by);

  Tree run();

  /// After run(): each bracket has its counterpart.
  bool balanced() const { return balanced_; }

 private:
  /// What has to come next.
  enum class Expect : std::uint8_t {
    root,
    first_key,      ///< or '}'
    key,            ///< after a comma
    colon,          ///< after a name
    member,         ///< the member's value
    first_element,  ///< or ']'
    element,        ///< after a comma
    separator,      ///< comma or closing bracket
    end,            ///< the document is complete, or its root cannot be read
  };

  /// An open object or array.
  struct Frame {
    std::size_t opening = 0;          ///< offset of its bracket
    std::uint32_t node = no_node;     ///< no_node when it is read over
    std::uint32_t nearest = no_node;  ///< itself or the innermost kept container round it
    std::uint32_t last_child = no_node;
    bool object = false;
    bool nameless = false;  ///< it stands where no value can stand
    bool silent = false;    ///< nameless, or inside of one that is: problems in it follow from that mistake
    bool colon_blamed = false;
    bool implied = false;   ///< it has no opening bracket
    bool laid_out = false;  ///< what stands in it is indented more than the line that it begins in
    std::size_t line = 0;   ///< number of that line
    std::size_t indent = 0;
  };

  // explain.cpp: structure
  void read_value();
  void read_key();
  void read_colon();
  void read_separator();
  void read_object_separator();
  void read_array_separator();
  void read_comma();
  void open(bool nameless);
  void close();
  void pop(std::size_t end);
  void finish();

  // explain_tokens.cpp: single tokens and nodes
  void skip_blank();
  bool skip_odd_space();
  bool skip_comment();
  void read_string();
  void read_bare_value();
  void begin_member(Span name, bool string);
  std::uint32_t place(NodeKind kind, Span value);
  std::uint32_t add_child(NodeKind kind, Span key, Span value);
  void report_flaws(const StringToken& token, std::uint32_t node);
  void complete_tree();

  // explain_layout.cpp: what indentation tells where brackets do not balance
  void enter_line();
  void leave_ended();
  bool closes_implied() const;
  bool close_by_layout();
  void close_up_to(std::size_t depth);
  bool lacks_brace(Span name) const;
  bool lacks_list_bracket() const;
  bool begins_list(Span text);
  bool misses_empty_bracket();
  bool is_deeper() const;
  bool is_first_name_before(Span name) const;
  void open_implied(bool object);
  void set_layout(Frame& frame) const;

  // explain_recovery.cpp: mistakes
  void mismatch();
  void missing_value();
  void unreadable_value(Problem problem, Span at);
  bool begins_member_of_parent(Span name) const;
  void leave_unclosed_array();
  void skip_bracket();
  void pop_incomplete(std::size_t end);
  void mark_incomplete(std::uint32_t node);
  StringToken string_at(std::size_t begin, bool name);
  void close_rest();
  bool only_closing_left() const;
  Problem expected_here() const;
  void report(Problem problem, Span at, std::uint32_t node, Span opened = {});
  void blame(Problem problem, Span at, std::uint32_t node, Span opened = {});

  Frame& top() { return frames_.back(); }
  std::uint32_t nearest() const { return frames_.empty() ? no_node : frames_.back().nearest; }
  Span here(std::size_t length = 1) const { return {at_, at_ + length}; }
  Span behind_last() const { return {last_end_, last_end_}; }
  void consume_to(std::size_t end) { at_ = last_end_ = end; }

  std::string_view text_;
  StringScanner strings_;
  Tree tree_;
  std::vector<Frame> frames_;
  Expect expect_ = Expect::root;
  std::size_t at_ = 0;
  std::size_t last_end_ = 0;        ///< end of the last token
  std::uint32_t member_ = no_node;  ///< the member whose colon or value is awaited
  bool nameless_ = false;           ///< the value awaited has no name, and is read over
  bool quiet_ = false;              ///< a mistake of the current member or element is in the list already
  bool comma_blamed_ = false;       ///< the last comma is part of a mistake in the list
  Span comma_;                      ///< the last comma
  std::size_t open_arrays_ = 0;
  std::size_t skipped_brackets_ = 0;  ///< closing brackets that closed nothing
  bool mismatched_ = false;
  bool balanced_ = true;
  EndsBy ends_by_;
  std::size_t line_ = 0;  ///< number of the line at hand; like all about lines only counted for EndsBy::layout
  std::size_t line_begin_ = 0;
  std::size_t indent_ = 0;         ///< of the line at hand
  std::size_t member_indent_ = 0;  ///< of the line in which the last name stands
  bool first_on_line_ = false;     ///< the token at hand
  bool block_comment_ran_out_ = false;
};

}  // namespace gemlint::json
