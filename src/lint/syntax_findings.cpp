#include "lint/syntax_findings.hpp"

#include <algorithm>
#include <optional>

#include "json/quote.hpp"
#include "lint/speaker.hpp"
#include "text/digest.hpp"
#include "text/utf8.hpp"

namespace gemlint::lint {
namespace {

using json::Problem;

/// The text at `span` in quotes, for a message; at most 20 code points of it.
std::string shown(std::string_view text, Span span) {
  const std::string_view whole = slice(text, span);
  const std::string_view start = first_code_points(whole, 20);
  return '\'' + std::string(start) + (start.size() < whole.size() ? "…'" : "'");
}

/// Where the text goes on after blanks from `offset`.
std::size_t next_token(std::string_view text, std::size_t offset) {
  return std::min(text.find_first_not_of(" \t\r\n", offset), text.size());
}

std::string found_words(const rules::RuleSet& rules, std::string_view text, Span at) {
  if (!at.empty()) return shown(text, at);
  const std::size_t next = next_token(text, at.begin);
  if (next == text.size()) return std::string(word(rules, "found", "nothing"));
  return shown(text, {next, next + code_point_at(text, next).length});
}

/// How the server quotes the place: up to 20 bytes before and after it, and a caret below. Nothing when the cut falls
/// inside a character: then its whole answer is another one.
std::optional<std::string> server_window(std::string_view text, std::size_t at) {
  constexpr std::size_t reach = 20;
  const std::size_t begin = at - std::min(at, reach);
  const std::size_t end = std::min(text.size(), at + reach);
  const std::string_view window = text.substr(begin, end - begin);
  if (!is_valid_utf8(window)) return std::nullopt;
  return '\n' + std::string(window) + '\n' + std::string(at - begin, ' ') + '^';
}

/// The whole string token that a problem inside it is about.
Span token_of(const json::SyntaxProblem& problem, const json::Tree& tree) {
  if (problem.node == json::no_node) return problem.at;
  const json::Node& node = tree.nodes[problem.node];
  const bool in_key = problem.at.begin >= node.key.begin && problem.at.begin < node.key.end;
  return in_key ? node.key : node.value;
}

struct Words {
  std::string_view hint;
  std::string_view fix;
  std::string_view suggestion;
};

Words words_for(Problem problem, std::string_view at) {
  switch (problem) {
    case Problem::expected_comma_in_object:
    case Problem::expected_comma_in_array: return {"comma", "insert", ","};
    case Problem::expected_colon: return {"colon", "insert", ":"};
    case Problem::unknown_word:
      if (at == "True" || at == "TRUE") return {"true", "replace", "true"};
      if (at == "False" || at == "FALSE") return {"false", "replace", "false"};
      if (at == "None" || at == "NULL" || at == "Null" || at == "nil" || at == "undefined")
        return {"null", "replace", "null"};
      return {"string", {}, at};
    case Problem::missing_quote: return {"quote", "insert", "\""};
    case Problem::left_open: return {{}, {}, at == "{" ? "}" : "]"};
    case Problem::unterminated_string: return {"quote", {}, {}};
    case Problem::comment: return {"remove", "remove", {}};
    case Problem::trailing_comma: return {"remove", "remove", {}};
    case Problem::control_character:
    case Problem::odd_escape: return {"escape", "escape", {}};
    case Problem::single_quotes:
    case Problem::bare_key: return {"quote", "quote", {}};
    default: return {};
  }
}

/// True when quoting the token anew drops a backslash that the server would drop, too.
bool has_odd_escape(std::string_view token) {
  constexpr std::string_view escaped = "\"'\\/bfnrtu";
  for (std::size_t at = token.find('\\'); at != std::string_view::npos && at + 1 < token.size();
       at = token.find('\\', at + 2)) {
    if (escaped.find(token[at + 1]) == std::string_view::npos) return true;
  }
  return false;
}

void add_fix(const rules::RuleSet& rules, const json::SyntaxProblem& problem, const Locator& locator,
             const Words& words, const rules::Arguments& arguments, Finding& finding) {
  if (words.fix.empty()) return;
  Fix fix;
  fix.title = fix_title(rules, finding.rule, words.fix, arguments);
  // The server reads lenient text as what the fix writes. After a real error the author may have meant something else,
  // and what looks lenient may be text that lost its quotes.
  fix.safety = json::is_lenience(problem.problem) && !locator.is_broken() ? Safety::safe : Safety::unsafe_;
  const std::string_view at = slice(locator.text(), problem.at);
  if (words.fix == "insert" && at.starts_with('=')) {
    // "=" and "=>" stand for the colon in other languages.
    const std::size_t sign = at.starts_with("=>") ? 2 : 1;
    fix.edits.push_back(
        {locator.range({problem.at.begin, problem.at.begin + sign}), locator.spelled(words.suggestion)});
  } else if (words.fix == "insert") {
    fix.edits.push_back({locator.range({problem.at.begin, problem.at.begin}), locator.spelled(words.suggestion)});
  } else if (words.fix == "replace") {
    fix.edits.push_back({locator.range(problem.at), locator.spelled(words.suggestion)});
  } else if (words.fix == "remove") {
    fix.edits.push_back({locator.range(problem.at), {}});
  } else if (problem.problem == Problem::odd_escape) {
    // The server drops the backslash, and hardly anybody wants that: who writes \d means \d.
    fix.safety = Safety::unsafe_;
    fix.edits.push_back({locator.range({problem.at.begin, problem.at.begin}), locator.spelled("\\")});
  } else {
    const Span token = token_of(problem, locator.tree());
    if (has_odd_escape(slice(locator.text(), token))) fix.safety = Safety::unsafe_;
    fix.edits.push_back(
        {locator.range(token), locator.spelled(json::quote(json::string_value(locator.text(), token)))});
  }
  finding.fixes.push_back(std::move(fix));
}

}  // namespace

std::string_view emission_name(Problem problem) {
  switch (problem) {
    case Problem::expected_value: return "expected-value";
    case Problem::expected_key: return "expected-key";
    case Problem::missing_quote: return "missing-quote";
    case Problem::expected_colon: return "expected-colon";
    case Problem::expected_comma_in_object: return "expected-comma-in-object";
    case Problem::expected_comma_in_array: return "expected-comma-in-array";
    case Problem::missing_value: return "missing-value";
    case Problem::mismatched_bracket: return "mismatched-bracket";
    case Problem::unclosed: return "unclosed";
    case Problem::left_open: return "left-open";
    case Problem::missing_opening: return "missing-opening";
    case Problem::unterminated_string: return "unterminated-string";
    case Problem::bad_escape: return "bad-escape";
    case Problem::bad_number: return "bad-number";
    case Problem::unknown_word: return "unknown-word";
    case Problem::comment: return "comment";
    case Problem::text_after_end: return "text-after-end";
    case Problem::empty_text: return "empty-text";
    case Problem::trailing_comma: return "trailing-comma";
    case Problem::control_character: return "control-character";
    case Problem::single_quotes: return "single-quotes";
    case Problem::bare_key: return "bare-key";
    case Problem::odd_number: return "odd-number";
    case Problem::odd_escape: return "odd-escape";
    case Problem::lone_surrogate: return "lone-surrogate";
    case Problem::invalid_utf8: return "invalid-utf8";
  }
  return {};
}

bool moves_what_follows(const json::SyntaxProblem& problem, std::string_view text) {
  const bool is_word = problem.problem == Problem::unknown_word;
  const std::size_t next = next_token(text, is_word ? problem.at.end : problem.at.begin);
  const char character = next < text.size() ? text[next] : '\0';
  switch (problem.problem) {
    case Problem::expected_value:
    case Problem::expected_key:
    case Problem::expected_colon:
    case Problem::mismatched_bracket:
    case Problem::unterminated_string: return true;
    case Problem::expected_comma_in_object:
    case Problem::expected_comma_in_array:
      // Before a whole string or container only the comma is missing.
      return std::string_view("\"{[").find(character) == std::string_view::npos;
    case Problem::unknown_word:
      // A word that stands where a value should, and nothing more.
      return std::string_view(",]}").find(character) == std::string_view::npos;
    default: return false;
  }
}

std::vector<json::SyntaxProblem> problems_to_tell(const json::Tree& tree, std::string_view text) {
  std::vector<json::SyntaxProblem> told;
  bool shifted = false;  // since the last line end, something that moves all that follows
  std::size_t read = 0;
  for (const json::SyntaxProblem& problem : tree.problems) {
    const std::size_t begin = std::min(problem.at.begin, text.size());
    if (begin > read) {
      if (text.substr(read, begin - read).find_first_of("\r\n") != std::string_view::npos) shifted = false;
      read = begin;
    }
    if (shifted && !json::is_lenience(problem.problem)) continue;
    told.push_back(problem);
    shifted = shifted || moves_what_follows(problem, text);
  }
  return told;
}

Finding syntax_finding(const rules::RuleSet& rules, const json::SyntaxProblem& problem, const Locator& locator,
                       std::uint32_t root, bool is_body) {
  const std::string_view text = locator.text();
  const Words words = words_for(problem.problem, slice(text, problem.at));
  rules::Arguments arguments;
  arguments.set("found", found_words(rules, text, problem.at));
  arguments.set("suggestion", std::string(words.suggestion));
  const json::Node* node = problem.node == json::no_node ? nullptr : &locator.tree().nodes[problem.node];
  if (node != nullptr && !node->key.empty()) arguments.set("name", '\'' + json::string_value(text, node->key) + '\'');
  if (!problem.opened.empty()) {
    arguments.set("opened", std::string(slice(text, problem.opened)));
    arguments.set("line", std::to_string(locator.range(problem.opened).start.position.line));
  }
  // A name without its quote is read as a bare one, and then the other quote is in the way.
  const std::size_t window_at = problem.problem == Problem::missing_quote ? problem.at.end
                                : problem.at.empty()                      ? next_token(text, problem.at.begin)
                                                                          : problem.at.begin;
  const std::optional<std::string> window = is_body ? server_window(text, window_at) : std::string();
  arguments.set("window", window.value_or(std::string()));

  Finding finding = speak(rules, "parse", emission_name(problem.problem), arguments);
  if (!window && finding.server && finding.server->message)
    finding.server->message = word(rules, "server", "cut-window");
  if (!words.hint.empty()) finding.hint = hint_text(rules, finding.rule, words.hint, arguments);
  finding.fingerprint = mixed(digest_of(emission_name(problem.problem)), digest_of(slice(text, problem.at)));
  finding.range = locator.range(problem.at);
  finding.excerpt = locator.excerpt(problem.at);
  const std::uint32_t at = problem.node == json::no_node ? root : problem.node;
  finding.pointer = at == json::no_node ? std::string() : json::pointer_to(locator.tree(), text, at, root);
  if (!problem.opened.empty() && problem.opened.begin != problem.at.begin) {
    Note& note = finding.notes.emplace_back();
    note.message = word(rules, "notes", "opened");
    note.range = locator.range(problem.opened);
  }
  add_fix(rules, problem, locator, words, arguments, finding);
  return finding;
}

}  // namespace gemlint::lint
