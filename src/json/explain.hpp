/// The explain reader: our own JSON reader, which knows where everything stands and goes on after mistakes.
///
/// It reads what the API's own parser reads (knowledge: protobuf's json_stream_parser): trailing commas, raw control
/// characters in strings, single quotes, bare keys, `1.` as a number, any escaped character as itself, invalid UTF-8,
/// lone surrogates. Each of these is a Lenience. What that parser refuses is a SyntaxError; after it the reader
/// recovers, so that the rest of the document is still known. Where the brackets of a text in lines do not balance, it
/// is read once more, and its indentation tells which containers have ended. No recursion, time linear in the text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "json/accept.hpp"
#include "text/escape_map.hpp"
#include "text/span.hpp"

namespace gemlint::json {

enum class NodeKind : std::uint8_t { null, boolean, number, string, array, object, error };

inline constexpr std::uint32_t no_node = 0xFFFFFFFF;

/// One value of the document. Nodes stand in the order of the text; node 0 is the root.
/// An `error` node stands where a value or a member is missing or cannot be read; it has no children, and is not in the
/// tree that to_value() builds.
struct Node {
  NodeKind kind = NodeKind::error;
  Span key;    ///< the member's name with its quotes, as far as there are any; empty for list elements and the root
  Span value;  ///< the whole value, brackets and quotes included; empty where it is missing
  std::uint32_t parent = no_node;
  std::uint32_t first_child = no_node;
  std::uint32_t next_sibling = no_node;
  std::uint32_t position = 0;        ///< among its siblings, not counting error nodes
  std::uint32_t children_begin = 0;  ///< in Tree::children
  std::uint32_t children_count = 0;  ///< children that are no error nodes
  bool incomplete = false;           ///< a container of which parts may be lost, or stand elsewhere
  bool implied = false;              ///< a container whose opening bracket is missing
};

/// What the reader stumbled over. The first group is refused by the server, the second is read by it all the same.
///
/// One mistake is one problem: what follows from a mistake that is already in the list is read over in silence. Inside
/// one string each kind is listed once, at its first place. Where a token is missing, `at` is the empty span right
/// behind the token before it.
enum class Problem : std::uint8_t {
  expected_value,            ///< something that begins no value
  expected_key,              ///< in an object: neither a name nor '}'
  missing_quote,             ///< a name without its opening quote
  expected_colon,            ///< after a member's name
  expected_comma_in_object,  ///< after a member: neither ',' nor '}'
  expected_comma_in_array,   ///< after an element: neither ',' nor ']'
  missing_value,             ///< ',' or a closing bracket where a value should be
  mismatched_bracket,        ///< ']' closes an object or '}' an array
  unclosed,                  ///< the text ends inside an object or array
  left_open,                 ///< by the indentation, an object or array ends without its closing bracket
  missing_opening,           ///< what belongs into an object or array stands there without its opening bracket
  unterminated_string,       ///< the text ends inside a string
  bad_escape,                ///< \u without four hexadecimal digits
  bad_number,                ///< digits that are no JSON number, or out of the range of a double
  unknown_word,              ///< a bare word as a value: NaN, True, undefined
  comment,                   ///< a //, /* or # comment
  text_after_end,            ///< something after the document
  empty_text,                ///< nothing at all
  trailing_comma,            // from here on: lenience
  control_character,         ///< raw in a string; or \v or \f as white space, then about no node
  single_quotes,
  bare_key,
  odd_number,  ///< forms that only the server reads: `1.`, `-.5`, `01.5`
  odd_escape,  ///< an escaped character that JSON does not know, like \v or \x
  lone_surrogate,
  invalid_utf8,  ///< in a string; or elsewhere, where the server reads a blank, then about no node
};

/// True for the problems that the server reads over.
constexpr bool is_lenience(Problem problem) { return problem >= Problem::trailing_comma; }

struct SyntaxProblem {
  Problem problem;
  Span at;                       ///< the offending text, or the empty span where something is missing
  std::uint32_t node = no_node;  ///< the node it is about: the container, or the string, number or member
  Span opened;                   ///< for unclosed, left_open and mismatched_bracket: the opening bracket
};

/// No more problems than these are listed; what stands behind them is still read.
inline constexpr std::size_t problem_limit = 10'000;

struct Tree {
  std::vector<Node> nodes;
  std::vector<SyntaxProblem> problems;  ///< in the order of the text; at most problem_limit
  /// Comments and trailing commas that are no problems, since the file's form has them: see allow_comments().
  std::vector<SyntaxProblem> allowed;
  /// For each container in turn its children but error nodes, in the order of the text.
  std::vector<std::uint32_t> children;
  /// Its brackets do not balance, and nothing tells which one is missing: anything may stand at the wrong place.
  bool doubtful = false;

  bool strict() const { return problems.empty(); }
  bool has_syntax_error() const;
};

/// Reads one document. Never fails: the root of an unreadable text is an error node. A byte-order mark in front is
/// skipped. Text after the document is a problem (`text_after_end`), and is not read.
Tree explain(std::string_view text);

/// Takes comments and trailing commas out of the problems: in JSON with comments (.jsonc) they are none. What sends
/// such a file has to take them out.
void allow_comments(Tree& tree);

/// Nodes deeper than this (objects and lists count) are read over, not kept: the tree of hostile input stays small, and
/// the server refuses such depth anyway. The container at the limit is kept, without children.
inline constexpr std::size_t explain_depth_limit = 256;

/// The value of the string token at `token` (with its quotes, single or double; or a bare key): escapes decoded, each
/// lone surrogate U+FFFD, each invalid byte a blank. A missing quote is taken as there.
std::string string_value(std::string_view text, Span token);

/// The same, and where each of its bytes stands in `text`.
std::string string_value(std::string_view text, Span token, EscapeMap& map);

/// The tree that the accept reader would have built, for text that only the server or nobody accepts. Error nodes are
/// left out. Values are valid as long as the pool.
Value to_value(const Tree& tree, std::string_view text, Allocator& pool);

/// The child of `node` at `position`, counting all children but error nodes; no_node when there is none.
std::uint32_t child_at(const Tree& tree, std::uint32_t node, std::size_t position);

/// The JSON Pointer (RFC 6901) of `node` from `root`: names as the user wrote them (decoded), list positions counting
/// all but error nodes. "" for the root itself.
std::string pointer_to(const Tree& tree, std::string_view text, std::uint32_t node, std::uint32_t root = 0);

}  // namespace gemlint::json
